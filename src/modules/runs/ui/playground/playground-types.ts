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
  /** What an agent did before it said this. */
  steps?: readonly AgentStep[]
}

/** One call of a tool by an agent. */
export interface AgentStep {
  name: string
  input: unknown
  /** What the tool gave, or what went wrong. */
  output: unknown
  failed: boolean
  duration_ms: number
}

/** How a node fares in the run that answers. */
export interface NodeProgress {
  id: string
  name: string
  status: 'idle' | 'running' | 'waiting' | 'done' | 'recovered' | 'failed' | 'skipped'
  /** Turns of a container, retries. */
  detail?: string
  /** Milliseconds since the epoch; lets a running node count. */
  started_at?: number
  duration_ms?: number
}
