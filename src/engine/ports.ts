import type { MessageValue, ModelRef } from './values'

/** All that the engine may ask of the world. Tests give it fakes; the runs module gives it the real ones. */
export interface Ports {
  model: ModelPort
  http: HttpPort
  memory: MemoryPort
  variables: VariablesPort
  clock: ClockPort
  ids: IdPort
}

export interface ChatTurn {
  role: 'system' | 'user' | 'assistant'
  content: string
}

export interface ModelRequest {
  model: ModelRef
  turns: ChatTurn[]
  signal: AbortSignal
}

export interface ModelUsage {
  input_tokens?: number
  output_tokens?: number
}

/** A piece of an answer as it arrives, then exactly one `finish`. */
export type ModelChunk = { type: 'text'; text: string } | { type: 'finish'; usage: ModelUsage; reason: string }

export interface ModelPort {
  /** Throws `EngineError` with a code of the `model_*` family when the provider fails. */
  stream(request: ModelRequest): AsyncIterable<ModelChunk>
}

export interface HttpRequest {
  url: string
  method: string
  headers: Record<string, string>
  body?: string | Uint8Array
  timeout_ms: number
  follow_redirects: boolean
  /** Bytes after which the answer is refused. */
  max_bytes: number
  signal: AbortSignal
}

export interface HttpResponse {
  status: number
  headers: Record<string, string>
  body: Uint8Array
  /** Where the last redirect led. */
  url: string
}

export interface HttpPort {
  /** Guarded: http and https only, private addresses closed. Throws `EngineError` with `http_*`. */
  request(request: HttpRequest): Promise<HttpResponse>
}

export interface MemoryQuery {
  session_id: string
  limit: number
  order: 'asc' | 'desc'
  sender?: string
  sender_name?: string
}

export interface MemoryPort {
  /** Messages of this flow's session, before the current run's own; `order` by time. */
  list(query: MemoryQuery): Promise<MessageValue[]>
  /** Keeps a message. Called for chat inputs and outputs that say `should_store_message`. */
  store(message: MessageValue): Promise<void>
}

export interface VariablesPort {
  /** The value of a stored variable, or undefined when there is none of that name. */
  get(name: string): Promise<string | undefined>
}

export interface ClockPort {
  /** Milliseconds since the epoch. */
  now(): number
  /** Resolves after `ms`, rejects when the signal aborts. */
  sleep(ms: number, signal: AbortSignal): Promise<void>
}

export interface IdPort {
  /** A fresh uuid. */
  uuid(): string
  /** A number reserved for one message; the store keeps the message under it. */
  messageId(): Promise<number>
}
