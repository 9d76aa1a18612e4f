import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { UserActor } from '@/contract/actor'
import type { Ports } from '@/engine'
import { documentsPort } from '@/modules/files/server'
import { embeddingsPort, languageModelPort, variablesPort } from '@/modules/models/server'
import { guardedFetch } from '@/platform/http/guarded-fetch'
import { givenHistory } from './given-history'
import { httpPort } from './http-port'
import type { LiveRun } from './live-run'
import { messageHistory } from './message-history'
import { messageIds } from './message-ids'
import { allowedPorts } from './ports/allowed-ports'
import { codePort } from './ports/code-port'
import { filesPort } from './ports/files-port'
import { flowsPort } from './ports/flows-port'
import { knowledgePort } from './ports/knowledge-port'
import { portsAfter } from './ports/ports-after'
import { templatePort } from './ports/template-port'
import { toolsPort } from './ports/tools-port'
import type { RunRecorder } from './run-recorder'
import type { RunRequest } from './start-run'

const http = httpPort(guardedFetch)
const embeddings = embeddingsPort({ fetch: guardedFetch })

/** In whose name a run may start other runs, and how that is done. */
export interface Behalf {
  /** Undefined when the person is not there any more. */
  actor: UserActor | undefined
  start: (actor: UserActor, request: RunRequest) => Promise<LiveRun>
}

export interface RunWorld {
  ports: Ports
  /** Lets go of what the run held open. */
  close(): void
}

/**
 * The world as one run sees it: its tenant's variables, files and memory, guarded requests, real time. What reaches
 * outside waits for `row`, the run's row.
 */
export function runPorts(
  run: LiveRun,
  request: RunRequest,
  recorder: RunRecorder,
  behalf: Behalf,
  row: Promise<void>,
): RunWorld {
  const { tenant_id } = run
  const files = filesPort(run, http)
  const tools = toolsPort({ fetch: guardedFetch, findServer: async () => undefined })
  const ports: Ports = {
    model: languageModelPort({ fetch: guardedFetch, readFile: files.read }),
    embeddings,
    http,
    code: codePort(tenant_id),
    templates: templatePort(tenant_id),
    files,
    documents: documentsPort(tenant_id),
    memory: {
      list: (query) =>
        request.history ? givenHistory(request.history, query) : messageHistory(tenant_id, run.flow_id, run.id, query),
      async store(message) {
        recorder.keep({ ...message, id: message.id ?? (await messageIds().next()) })
      },
      remember: (name, value) => recorder.remember(name, value),
    },
    knowledge: knowledgePort(tenant_id),
    tools,
    flows: flowsPort(behalf, request),
    variables: variablesPort(tenant_id, request.variables ?? {}),
    clock: {
      now: () => Date.now(),
      sleep: (ms, signal) => sleep(ms, undefined, { signal }),
    },
    random: { next: () => Math.random() },
    ids: { uuid: () => randomUUID(), messageId: () => messageIds().next() },
  }
  const allowed = request.allowed ? allowedPorts(request.allowed, ports) : ports
  return { ports: portsAfter(row, allowed), close: () => tools.close() }
}
