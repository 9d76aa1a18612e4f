import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Ports } from '@/engine'
import { languageModelPort, variablesPort } from '@/modules/models/server'
import { guardedFetch } from '@/platform/http/guarded-fetch'
import { httpPort } from './http-port'
import type { LiveRun } from './live-run'
import { messageHistory } from './message-history'
import { messageIds } from './message-ids'
import type { RunRecorder } from './run-recorder'
import type { RunRequest } from './start-run'

const model = languageModelPort({ fetch: guardedFetch })
const http = httpPort(guardedFetch)

/** The world as one run sees it: its tenant's variables and memory, guarded requests, real time. */
export function runPorts(run: LiveRun, request: RunRequest, recorder: RunRecorder): Ports {
  return {
    model,
    http,
    memory: {
      list: (query) => messageHistory(run.tenant_id, run.flow_id, run.id, query),
      async store(message) {
        recorder.keep({ ...message, id: message.id ?? (await messageIds().next()) })
      },
    },
    variables: variablesPort(run.tenant_id, request.variables ?? {}),
    clock: {
      now: () => Date.now(),
      sleep: (ms, signal) => sleep(ms, undefined, { signal }),
    },
    ids: { uuid: () => randomUUID(), messageId: () => messageIds().next() },
  }
}
