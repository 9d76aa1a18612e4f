/** One turn of a conversation, or any text that a node passes on with who said it. */
export interface MessageValue {
  kind: 'message'
  text: string
  sender: string
  sender_name: string
  session_id: string
  files: string[]
  /** Reserved while a run streams, so that tokens and the stored message share it. */
  id?: number
  properties?: Record<string, unknown>
}

/** Structured data: an object whose readable text stands under `text_key`. */
export interface DataValue {
  kind: 'data'
  data: Record<string, unknown>
  text_key?: string
}

/** A list of rows. */
export interface TableValue {
  kind: 'table'
  rows: Record<string, unknown>[]
}

/** A configured language model handed from node to node. Holds a reference to a key, never the key. */
export interface ModelValue {
  kind: 'model'
  model: ModelRef
}

/** Which model to call and how. `api_key` is present only in memory and is never recorded. */
export interface ModelRef {
  provider: string
  model: string
  base_url?: string
  api_key?: string
  temperature?: number
  max_tokens?: number
  top_p?: number
  frequency_penalty?: number
  presence_penalty?: number
  seed?: number
  /** Texts at which the model stops. */
  stop?: string[]
  /** Milliseconds without a single byte before the call is given up. */
  timeout_ms?: number
}

/** A configured embedding model handed from node to node. Holds a reference to a key, never the key. */
export interface EmbeddingModelValue {
  kind: 'embedding_model'
  model: ModelRef
}

/** A file that a run was given or made. Its bytes are read through `ports.files`. */
export interface FileValue {
  kind: 'file'
  /** Where the bytes are: an id of the file store, or an address when `transfer` is `remote_url`. */
  ref: string
  transfer: 'stored' | 'remote_url'
  name: string
  media_type: string
  /** Bytes; absent while nobody has looked. */
  size?: number
  file_type: 'image' | 'document' | 'audio' | 'video' | 'other'
}

/** Something a model may call. `call` is live: a record keeps everything else. */
export interface ToolValue {
  kind: 'tool'
  /** Letters, digits, `_` and `-`, at most 64: what models accept. */
  name: string
  description: string
  /** JSON Schema of the arguments: an object. */
  input_schema: { [key: string]: JsonValue | undefined }
  /** Resolves to what the model is told. Throws `EngineError`; the agent tells the model what it says. */
  call(args: { [key: string]: JsonValue | undefined }, signal: AbortSignal): Promise<Value>
}

/** What travels along an edge: one of ours, plain JSON, or a list where several wires end in one field. */
export type Value =
  | MessageValue
  | DataValue
  | TableValue
  | ModelValue
  | EmbeddingModelValue
  | FileValue
  | ToolValue
  | JsonValue
  | Value[]

export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue | undefined }
