import { describe, expect, it } from 'vitest'
import { newMessage } from '@/engine/messages'
import { fakePorts } from '@/engine/testing/fake-ports'
import { only, runGraph, scope } from '@/engine/testing/run-graph'
import { registry } from '../registry'

const node = (id: string, type: string, config = {}) => ({ id, type, name: id, config })
const wire = (source: string, source_port: string, target: string, target_port: string) => ({
  id: `${source}-${target}`,
  source,
  source_port,
  target,
  target_port,
  kind: 'data' as const,
})

async function run(type: string, config: Record<string, unknown>, withPrompt: boolean) {
  const ports = fakePorts({
    messages: [newMessage('before', scope, { sender: 'User' }), newMessage('answer', scope)],
  })
  const nodes = [
    node('model', 'LanguageModelComponent'),
    node('memory', 'ConversationBufferMemory'),
    node('chain', type, config),
    ...(withPrompt ? [node('prompt', 'PromptTemplate', { template: '{tone}|{history}|{text}', tone: 'kind' })] : []),
  ]
  const edges = [
    wire('model', 'model_output', 'chain', 'llm'),
    wire('memory', 'memory', 'chain', 'memory'),
    ...(withPrompt ? [wire('prompt', 'prompt', 'chain', 'prompt')] : []),
  ]
  const events = await runGraph({ nodes, edges }, { registry, ports })
  return { ports, events, asked: ports.model.requests[0]?.turns[0]?.content }
}

describe('chains of older flows', () => {
  it('fill what is open in their prompt with the history and the input', async () => {
    const { asked, ports, events } = await run('LLMChain', {}, true)
    expect(asked).toBe('kind|Human: before\nAI: answer|hello')
    expect(ports.memory.messages.slice(2)).toMatchObject([
      { text: 'hello', sender: 'User' },
      { text: `echo: ${asked}`, sender: 'Machine' },
    ])
    expect(only(events, 'run_finished')[0]?.outputs).toMatchObject([{ node_id: 'chain', output_type: 'chat' }])
  })

  it('have a prompt of their own without one', async () => {
    expect((await run('LLMChain', {}, false)).asked).toBe('hello')
    expect((await run('ConversationChain', {}, false)).asked).toContain('Human: before\nAI: answer\nHuman: hello\nAI:')
  })
})
