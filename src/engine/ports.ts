import type { RunOutput } from './events'
import type { FileValue, JsonValue, MessageValue, ModelRef, ToolValue, Value } from './values'

/** All that the engine may ask of the world. Tests give it fakes; the runs module gives it the real ones. */
export interface Ports {
  model: ModelPort
  embeddings: EmbeddingsPort
  http: HttpPort
  code: CodePort
  templates: TemplatePort
  files: FilesPort
  documents: DocumentsPort
  memory: MemoryPort
  knowledge: KnowledgePort
  tools: ToolsPort
  flows: FlowsPort
  variables: VariablesPort
  clock: ClockPort
  random: RandomPort
  ids: IdPort
}

export type ContentPart =
  | { type: 'text'; text: string }
  /** An image or another file that the model looks at itself. */
  | { type: 'file'; file: FileValue }

export type ChatTurn =
  | { role: 'system'; content: string }
  | { role: 'user'; content: string | ContentPart[] }
  | { role: 'assistant'; content: string; tool_calls?: ToolCall[] }
  | { role: 'tool'; call_id: string; name: string; content: string; failed?: boolean }

export interface ToolCall {
  id: string
  name: string
  args: { [key: string]: JsonValue | undefined }
}

/** What a model is told about a tool. */
export type ToolSpec = Pick<ToolValue, 'name' | 'description' | 'input_schema'>

export interface ModelRequest {
  model: ModelRef
  turns: ChatTurn[]
  tools?: ToolSpec[]
  /** The answer has to be JSON of this JSON Schema (an object); providers that cannot promise it are asked in words. */
  response_schema?: { name: string; schema: { [key: string]: JsonValue | undefined } }
  /** The provider is asked for the answer in one piece: nobody sees it being written, and some servers cannot stream. */
  whole?: boolean
  signal: AbortSignal
}

export interface ModelUsage {
  input_tokens?: number
  output_tokens?: number
}

/** A piece of an answer as it arrives, then exactly one `finish`. */
export type ModelChunk =
  | { type: 'text'; text: string }
  /** What the model thinks before it answers, where a provider shows it. */
  | { type: 'reasoning'; text: string }
  | { type: 'tool_call'; call: ToolCall }
  | { type: 'finish'; usage: ModelUsage; reason: string }

export interface ModelPort {
  /** Throws `EngineError` with a code of the `model_*` family when the provider fails. */
  stream(request: ModelRequest): AsyncIterable<ModelChunk>
}

export interface EmbeddingsPort {
  /** One vector per text, in order. Throws `EngineError` with a code of the `model_*` family. */
  embed(request: {
    model: ModelRef
    texts: string[]
    signal: AbortSignal
  }): Promise<{ vectors: number[][]; usage: ModelUsage }>
}

export interface CodeRequest {
  language: 'javascript' | 'python'
  /** Source that defines a function `main`. */
  code: string
  /** Python gets them as keyword arguments, JavaScript as one object. */
  inputs: { [key: string]: JsonValue | undefined }
  /** Default: the operator's limit, which is also the most. */
  timeout_ms?: number
  signal: AbortSignal
}

export interface CodePort {
  /** What `main` returned. Runs apart from the server. Throws `EngineError` with a code of the `code_*` family. */
  run(request: CodeRequest): Promise<JsonValue>
}

export interface TemplatePort {
  /** A Jinja template filled in. Throws `EngineError` `template_failed` that says where. */
  render(template: string, values: { [key: string]: JsonValue | undefined }, signal: AbortSignal): Promise<string>
}

export interface FilesPort {
  /** Throws `EngineError` `file_missing`, `file_too_large`, or one of `http_*` for a remote file. */
  read(file: FileValue, signal: AbortSignal): Promise<Uint8Array>
  /** Keeps bytes as a file of the run's flow. `name` is a label, never a path. */
  write(file: { name: string; media_type: string; bytes: Uint8Array }): Promise<FileValue>
  /** The file that a reference names (as uploads give it), or undefined when the tenant has none such. */
  find(ref: string): Promise<FileValue | undefined>
}

export interface DocumentsPort {
  /** The text of a document: txt, md, html, csv, json, pdf, docx, xlsx and what is text. Throws `file_unreadable`. */
  extract(file: { name: string; media_type: string; bytes: Uint8Array }, signal: AbortSignal): Promise<string>
}

export interface KnowledgeQuery {
  /** Ids or names of knowledge bases of the tenant. */
  knowledge_bases: string[]
  query: string
  /** Most hits to give, 1 to 100. */
  top_k: number
  /** Hits below are left out; between 0 and 1. */
  score_threshold?: number
  /** Default: what each base is set to. */
  mode?: 'vector' | 'full_text' | 'hybrid'
  /** Only chunks of documents whose metadata has these values. */
  metadata?: { [key: string]: JsonValue | undefined }
  signal: AbortSignal
}

export interface KnowledgeHit {
  content: string
  /** Between 0 and 1; higher is nearer. */
  score: number
  knowledge_base_id: string
  knowledge_base_name: string
  document_id: string
  document_name: string
  /** Position of the chunk in its document, from 1. */
  position: number
  metadata: { [key: string]: JsonValue | undefined }
}

export interface KnowledgePort {
  /** Best first. Throws `EngineError` `knowledge_missing` for a base that the tenant has not. */
  search(query: KnowledgeQuery): Promise<KnowledgeHit[]>
  /**
   * Puts texts into a base of that name, made when it is not there, and indexes them before it resolves. A document of the
   * same name is replaced.
   */
  ingest(request: {
    knowledge_base: string
    documents: { name: string; text: string; metadata?: { [key: string]: JsonValue | undefined } }[]
    /** Used when the base is made; without one the base is searched by words. */
    embedding?: ModelRef
    signal: AbortSignal
  }): Promise<{ knowledge_base_id: string; chunks: number }>
}

/** Where an MCP server is: registered under a name, or reached by address. */
export type ToolServer = { name: string } | { url: string; headers?: Record<string, string> }

export interface ToolsPort {
  list(server: ToolServer, signal: AbortSignal): Promise<ToolSpec[]>
  /** Throws `EngineError` `tool_failed` with what the server said. */
  call(
    server: ToolServer,
    name: string,
    args: { [key: string]: JsonValue | undefined },
    signal: AbortSignal,
  ): Promise<JsonValue>
}

export interface FlowsPort {
  /** Flows that this run may call, by name. */
  list(): Promise<{ id: string; name: string; description: string }[]>
  /** Runs another flow to its end. Throws `EngineError` `flow_missing`, `flow_failed`, `flow_too_deep` (8 levels). */
  run(request: {
    flow: string
    input_value: string
    inputs?: { [key: string]: JsonValue | undefined }
    session_id: string
    signal: AbortSignal
  }): Promise<RunOutput[]>
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
  /** Keeps a conversation variable for the next run of the session. */
  remember(name: string, value: Value): void
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

export interface RandomPort {
  /** At least 0, less than 1. */
  next(): number
}

export interface IdPort {
  /** A fresh uuid. */
  uuid(): string
  /** A number reserved for one message; the store keeps the message under it. */
  messageId(): Promise<number>
}
