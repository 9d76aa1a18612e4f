import { EngineError } from '../errors'
import type {
  HttpPort,
  HttpRequest,
  HttpResponse,
  MemoryPort,
  MemoryQuery,
  ModelChunk,
  ModelPort,
  ModelRequest,
  Ports,
} from '../ports'
import type { MessageValue } from '../values'

/** What a scripted model does with a request: text pieces to stream, or an error to throw. */
export type ModelScript = (request: ModelRequest) => readonly string[] | EngineError | AsyncIterable<string>

export interface FakePorts extends Ports {
  clock: FakeClock
  model: ModelPort & { requests: ModelRequest[] }
  http: HttpPort & { requests: HttpRequest[] }
  memory: MemoryPort & { messages: MessageValue[]; queries: MemoryQuery[] }
}

export interface FakePortsOptions {
  model?: ModelScript
  http?: (request: HttpRequest) => HttpResponse | EngineError
  messages?: MessageValue[]
  variables?: Record<string, string>
}

/** Deterministic ports: time stands still until told, ids count up, the model and the network follow a script. */
export function fakePorts(options: FakePortsOptions = {}): FakePorts {
  let uuids = 0
  let messageIds = 0
  return {
    clock: new FakeClock(),
    model: fakeModel(options.model ?? ((request) => ['echo: ', request.turns.at(-1)?.content ?? ''])),
    http: fakeHttp(options.http),
    memory: fakeMemory(options.messages ?? []),
    variables: {
      get: async (name) => (Object.hasOwn(options.variables ?? {}, name) ? options.variables?.[name] : undefined),
    },
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

function fakeModel(script: ModelScript) {
  const requests: ModelRequest[] = []
  return {
    requests,
    async *stream(request: ModelRequest): AsyncIterable<ModelChunk> {
      requests.push(request)
      const answer = script(request)
      if (answer instanceof EngineError) throw answer
      for await (const text of answer) yield { type: 'text', text }
      yield { type: 'finish', usage: { input_tokens: 3, output_tokens: 5 }, reason: 'stop' }
    },
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
  }
}
