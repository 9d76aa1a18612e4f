/** A conversation with the flow. */
export interface PlaygroundSession {
  id: string
  name: string
  /** ISO time of its last message. */
  updated_at: string
}

export interface PlaygroundError {
  /** What happened. */
  message: string
  /** What to do. */
  hint?: string
}

export interface PlaygroundMessage {
  id: string
  role: 'user' | 'assistant'
  /** Who said it, as the flow names them. */
  name: string
  text: string
  /** ISO time. */
  at: string
  state: 'complete' | 'streaming' | 'stopped' | 'failed'
  error?: PlaygroundError
}

/** How a node fares in the run that answers. */
export interface NodeProgress {
  id: string
  name: string
  status: 'idle' | 'running' | 'done' | 'failed' | 'skipped'
  /** Milliseconds since the epoch; lets a running node count. */
  started_at?: number
  duration_ms?: number
}
