import { type LoggerOptions, multistream, pino } from 'pino'
import { env } from '@/env'
import { logRing } from './log-ring'

/** What every line of the log has, and what none may show. */
export const loggerOptions: LoggerOptions = {
  level: env.MILLRACE_LOG_LEVEL,
  base: null,
  serializers: { error: pino.stdSerializers.err },
  redact: {
    paths: ['password', 'api_key', 'authorization', 'cookie', 'token', 'secret', '*.password', '*.api_key', '*.token'],
    censor: '[hidden]',
  },
}

/** The process's log: one JSON object a line on standard error. Secrets have no business in it; these keys never pass. */
export const logger = pino(
  loggerOptions,
  multistream([
    { level: 'trace', stream: pino.destination(2) },
    { level: 'trace', stream: logRing() },
  ]),
)
