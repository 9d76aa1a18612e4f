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
  /** Milliseconds without a single byte before the call is given up. */
  timeout_ms?: number
}

/** What travels along an edge: one of ours, plain JSON, or a list where several wires end in one field. */
export type Value = MessageValue | DataValue | TableValue | ModelValue | JsonValue | Value[]

export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue | undefined }
