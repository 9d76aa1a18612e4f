import { rawAnswer } from '@/platform/rest/raw-answers'
import { streamAnswer } from '@/platform/rest/stream-answer'
import { logOps } from '../contract/log.operations'
import { followLogs } from './logs'

/** Answers of this module that are streams. */
export const monitorRawAnswers = [
  rawAnswer(logOps.stream_logs, async (_actor, _input, request) =>
    streamAnswer('text/event-stream', followLogs(request.signal)),
  ),
]
