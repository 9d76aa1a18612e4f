import { EngineError } from '../errors'
import type { HttpPort, HttpRequest, HttpResponse, MemoryPort, MemoryQuery, Ports } from '../ports'
import type { MessageValue, Value } from '../values'
import { type FakeFile, type FakeFiles, fakeDocuments, fakeFiles } from './fake-files'
import { type FakeDocument, type FakeKnowledge, fakeEmbeddings, fakeKnowledge } from './fake-knowledge'
import { fakeModel, lastText, type ModelScript } from './fake-model'
import {
  type CodeScript,
  type FlowScript,
  fakeCode,
  fakeFlows,
  fakeRandom,
  fakeTemplates,
  fakeTools,
  type ScriptedTool,
} from './fake-services'

export interface FakePorts extends Ports {
  clock: FakeClock
  model: ReturnType<typeof fakeModel>
  embeddings: ReturnType<typeof fakeEmbeddings>
  http: HttpPort & { requests: HttpRequest[] }
  code: ReturnType<typeof fakeCode>
  files: FakeFiles
  memory: MemoryPort & { messages: MessageValue[]; queries: MemoryQuery[]; remembered: Map<string, Value> }
  knowledge: FakeKnowledge
  tools: ReturnType<typeof fakeTools>
  flows: ReturnType<typeof fakeFlows>
}

export interface FakePortsOptions {
  /** Default: echoes the last turn. */
  model?: ModelScript
  http?: (request: HttpRequest) => HttpResponse | EngineError
  code?: CodeScript
  files?: readonly FakeFile[]
  messages?: MessageValue[]
  /** Documents by the name of their base. */
  knowledge?: Readonly<Record<string, readonly FakeDocument[]>>
  /** Tools by the name or address of their server. */
  tools?: Readonly<Record<string, readonly ScriptedTool[]>>
  flows?: { names: readonly string[]; run: FlowScript }
  variables?: Record<string, string>
}

/** Deterministic ports: time stands still until told, ids count up, models, code, tools and the network follow a script. */
export function fakePorts(options: FakePortsOptions = {}): FakePorts {
  let uuids = 0
  let messageIds = 0
  return {
    clock: new FakeClock(),
    model: fakeModel(options.model ?? ((request) => ['echo: ', lastText(request)])),
    embeddings: fakeEmbeddings(),
    http: fakeHttp(options.http),
    code: fakeCode(options.code),
    templates: fakeTemplates,
    files: fakeFiles(options.files ?? []),
    documents: fakeDocuments,
    memory: fakeMemory(options.messages ?? []),
    knowledge: fakeKnowledge(options.knowledge ?? {}),
    tools: fakeTools(options.tools ?? {}),
    flows: fakeFlows(options.flows?.names ?? [], options.flows?.run),
    variables: {
      get: async (name) => (Object.hasOwn(options.variables ?? {}, name) ? options.variables?.[name] : undefined),
    },
    random: fakeRandom(),
    ids: {
      uuid: () => {
        uuids += 1
        return `00000000-0000-4000-8000-${String(uuids).padStart(12, '0')}`
      },
      messageId: async () => {
        messageIds += 1
        return messageIds
      },
    },
  }
}

/** A clock that moves only by `advance`. */
export class FakeClock {
  private time = 1_700_000_000_000
  private readonly sleepers = new Set<{ at: number; wake: () => void }>()

  now(): number {
    return this.time
  }

  sleep(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const abort = () => {
        this.sleepers.delete(sleeper)
        reject(new Error('aborted'))
      }
      const sleeper = {
        at: this.time + ms,
        wake: () => {
          signal.removeEventListener('abort', abort)
          resolve()
        },
      }
      if (signal.aborted) return abort()
      signal.addEventListener('abort', abort, { once: true })
      this.sleepers.add(sleeper)
    })
  }

  advance(ms: number): void {
    this.time += ms
    for (const sleeper of [...this.sleepers]) {
      if (sleeper.at > this.time) continue
      this.sleepers.delete(sleeper)
      sleeper.wake()
    }
  }

  /** Timers that nobody has woken or cancelled. */
  get pending(): number {
    return this.sleepers.size
  }
}

function fakeHttp(script: FakePortsOptions['http']) {
  const requests: HttpRequest[] = []
  return {
    requests,
    async request(request: HttpRequest): Promise<HttpResponse> {
      requests.push(request)
      if (!script) throw new EngineError('http_failed', 'No answer was scripted.')
      const answer = script(request)
      if (answer instanceof EngineError) throw answer
      return answer
    },
  }
}

function fakeMemory(messages: MessageValue[]) {
  const queries: MemoryQuery[] = []
  return {
    messages,
    queries,
    async list(query: MemoryQuery): Promise<MessageValue[]> {
      queries.push(query)
      const found = messages.filter(
        (message) =>
          message.session_id === query.session_id &&
          (query.sender === undefined || message.sender === query.sender) &&
          (query.sender_name === undefined || message.sender_name === query.sender_name),
      )
      return (query.order === 'desc' ? found.reverse() : found).slice(0, query.limit)
    },
    async store(message: MessageValue): Promise<void> {
      messages.push(message)
    },
    remembered: new Map<string, Value>(),
    remember(name: string, value: Value): void {
      this.remembered.set(name, value)
    },
  }
}
