import type { NodeContext } from '@/engine/component'
import { type FakePorts, fakePorts } from '@/engine/testing/fake-ports'
import { scope } from '@/engine/testing/run-graph'
import type { JsonValue } from '@/engine/values'

export interface FakeContext extends NodeContext {
  ports: FakePorts
  logs: { message: string; data?: JsonValue }[]
  /** Every piece that was streamed. */
  streamed: string[]
  used: { input_tokens?: number; output_tokens?: number }[]
}

/** A node's context without an engine around it, for functions that handlers share. */
export function nodeContext(given: Partial<NodeContext> & { ports?: FakePorts } = {}): FakeContext {
  const logs: FakeContext['logs'] = []
  const streamed: string[] = []
  const used: FakeContext['used'] = []
  return {
    node_id: 'node',
    node_name: 'The node',
    run: scope,
    signal: new AbortController().signal,
    wanted: () => true,
    leaf: false,
    recovers: false,
    keepSecret: () => {},
    log: (message, data) => logs.push(data === undefined ? { message } : { message, data }),
    usage: (usage) => used.push(usage),
    unresolved: {},
    async stream(chunks) {
      let text = ''
      for await (const chunk of chunks) {
        streamed.push(chunk)
        text += chunk
      }
      return text
    },
    message: async (message) => message,
    read: () => undefined,
    assign: () => {},
    turn: () => Promise.reject(new Error('There is no container here.')),
    answer: undefined,
    ...given,
    ports: given.ports ?? fakePorts(),
    logs,
    streamed,
    used,
  }
}
