import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { EngineError } from '@/engine/errors'
import type { ModelRequest } from '@/engine/ports'
import type { ScriptedPiece } from '@/engine/testing/fake-model'
import { fakePorts } from '@/engine/testing/fake-ports'
import type { ToolValue } from '@/engine/values'
import { nodeContext } from '../testing/node-context'
import type { AgentTask } from './agent-task'
import { runAgent } from './run-agent'

const call = (name: string, args = {}, id = name): ScriptedPiece => ({ type: 'tool_call', call: { id, name, args } })
const tool = (name: string, run: ToolValue['call']): ToolValue => ({
  kind: 'tool',
  name,
  description: `Does ${name}.`,
  input_schema: { type: 'object', properties: { x: { type: 'string' } } },
  call: run,
})
const echo = tool('echo', async ({ x }) => `echo ${x}`)
const fails = tool('fails', async () => {
  throw new EngineError('http_failed', 'No network.', { hint: 'Plug it in.' })
})

/** A model that gives these answers one after the other, the last again and again. */
function start(answers: readonly (readonly ScriptedPiece[])[], task: Partial<AgentTask> = {}, signal?: AbortSignal) {
  let round = -1
  const model = () => {
    round += 1
    return answers[Math.min(round, answers.length - 1)] ?? []
  }
  const ports = fakePorts({ model })
  const context = nodeContext({ ports, ...(signal ? { signal } : {}) })
  const done = runAgent(context, {
    model: { provider: 'p', model: 'm' },
    instructions: 'Be brief.',
    history: [{ role: 'user', content: 'earlier' }],
    input: { role: 'user', content: 'now' },
    tools: [echo, fails],
    strategy: 'function_calling',
    max_iterations: 3,
    on_limit: 'answer',
    handle_parsing_errors: true,
    stream: true,
    ...task,
  })
  return { done, context, ports, requests: ports.model.requests }
}

const toolTurns = (request: ModelRequest | undefined) => request?.turns.filter((turn) => turn.role === 'tool')

describe('calling tools', () => {
  it('goes on until there is an answer, tells each step, streams what is said', async () => {
    const { done, context, requests } = start([
      ['Let me see.', call('echo', { x: 'hi' })],
      ['It ', 'is hi.'],
    ])
    expect(await done).toMatchObject({ text: 'It is hi.', said: 'Let me see.\n\nIt is hi.', iterations: 2 })
    expect(context.streamed).toEqual(['Let me see.', '\n\n', 'It ', 'is hi.'])
    expect(requests[0]?.turns).toEqual([
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'earlier' },
      { role: 'user', content: 'now' },
    ])
    expect(requests[0]?.tools?.map((item) => item.name)).toEqual(['echo', 'fails'])
    expect(requests[1]?.turns.slice(3)).toEqual([
      { role: 'assistant', content: 'Let me see.', tool_calls: [{ id: 'echo', name: 'echo', args: { x: 'hi' } }] },
      { role: 'tool', call_id: 'echo', name: 'echo', content: 'echo hi' },
    ])
    expect(context.logs).toMatchObject([
      { message: 'tool_started', data: { name: 'echo', args: { x: 'hi' } } },
      { message: 'tool', data: { name: 'echo', result: 'echo hi', failed: false, iteration: 1 } },
    ])
    expect(context.used).toHaveLength(2)
  })

  it('tells the model what went wrong: a tool that fails, one that is not there, a call that cannot be read', async () => {
    const broken = new EngineError('model_bad_response', 'The model called "echo" with arguments that are no JSON: {')
    const { done, requests } = start([[call('fails'), call('nothing')], [broken], ['Sorry.']])
    expect((await done).text).toBe('Sorry.')
    expect(toolTurns(requests[1])).toMatchObject([
      { content: 'No network. Plug it in.', failed: true },
      { content: 'There is no tool "nothing". There are: echo, fails.', failed: true },
    ])
    expect(requests[2]?.turns.at(-1)).toMatchObject({ role: 'user', content: expect.stringContaining('no JSON') })
    const strict = start([[broken]], { handle_parsing_errors: false })
    await expect(strict.done).rejects.toBe(broken)
  })

  it('makes the calls of one round side by side and tells them in order', async () => {
    let open = 0
    let most = 0
    const slow = tool('slow', async ({ x }) => {
      open += 1
      most = Math.max(most, open)
      await sleep(x === 'a' ? 20 : 5)
      open -= 1
      return x ?? null
    })
    const calls = [call('slow', { x: 'a' }, '1'), call('slow', { x: 'b' }, '2')]
    const { done, requests } = start([calls, ['ok']], { tools: [slow] })
    await done
    expect(most).toBe(2)
    expect(toolTurns(requests[1])).toMatchObject([{ content: 'a' }, { content: 'b' }])
  })

  it('numbers tools that share a name and shortens endless results', async () => {
    const long = tool('echo', async () => 'x'.repeat(100_000))
    const { done, requests } = start([[call('echo_2')], ['ok']], { tools: [echo, long] })
    await done
    expect(requests[0]?.tools?.map((item) => item.name)).toEqual(['echo', 'echo_2'])
    expect(toolTurns(requests[1])?.[0]?.content).toMatch(/x\n\[40000 more characters were left out\]$/)
  })
})

describe('limits', () => {
  it('out of rounds, asks for an answer once more', async () => {
    const again = [call('echo', { x: '1' })]
    const { done, requests } = start([again, again, again, ['As far as I know.']])
    expect(await done).toMatchObject({ text: 'As far as I know.', limit: 'iterations', iterations: 4 })
    expect(requests[3]?.turns.at(-1)?.content).toContain('no more tools')
    const stubborn = start([again])
    expect(await stubborn.done).toMatchObject({ text: expect.stringContaining('limit of iterations') })
    expect(stubborn.requests).toHaveLength(4)
  })

  it('or fails when told to', async () => {
    const { done, requests } = start([[call('echo')]], { on_limit: 'fail', max_iterations: 2 })
    await expect(done).rejects.toMatchObject({ code: 'agent_limit' })
    expect(requests).toHaveLength(2)
  })

  it('out of time, stops a tool that does not listen', async () => {
    const hang = tool('hang', () => new Promise(() => {}))
    const late = start([['Wait.', call('hang')]], { tools: [hang], max_time_ms: 5_000 })
    await sleep(5)
    late.ports.clock.advance(5_000)
    expect(await late.done).toMatchObject({ limit: 'time', text: expect.stringContaining('5 seconds') })
    const failing = start([[call('hang')]], { tools: [hang], max_time_ms: 5_000, on_limit: 'fail' })
    await sleep(5)
    failing.ports.clock.advance(5_000)
    await expect(failing.done).rejects.toMatchObject({ code: 'agent_limit' })
    const quick = start([['ok']], { max_time_ms: 5_000 })
    await quick.done
    expect(quick.ports.clock.pending).toBe(0)
  })

  it('stopping the node reaches the tool and is no answer', async () => {
    const stop = new AbortController()
    let heard = false
    const listens = tool('listens', (_args, signal) => {
      return new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          heard = true
          reject(signal.reason)
        })
      })
    })
    const { done, requests } = start([[call('listens')]], { tools: [listens], max_time_ms: 5_000 }, stop.signal)
    await sleep(5)
    stop.abort()
    await expect(done).rejects.toThrow()
    expect([heard, requests.length]).toEqual([true, 1])
  })
})

describe('the text protocol', () => {
  const react = { strategy: 'react' } as const

  it('is spoken, read, and only its final answer shown', async () => {
    const first = 'Thought: look it up\nAction: echo\nAction Input: {"x": "hi"}\nObservation: made up\nFinal Answer: no'
    const last = ['Thought: I know.\nFin', 'al Answer: It', ' is\n', 'hi.']
    const { done, context, requests } = start([first.split(/(?<= )/), last], react)
    expect(await done).toMatchObject({
      text: 'It is\nhi.',
      said: 'It is\nhi.',
      steps: [{ name: 'echo', result: 'echo hi' }],
    })
    expect(context.streamed.join('')).toBe('It is\nhi.')
    expect(requests[0]?.tools).toBeUndefined()
    expect(requests[0]?.model.stop).toEqual(['\nObservation:'])
    expect(requests[0]?.turns[0]?.content).toMatch(/^Be brief\.[\s\S]*- echo: Does echo\./)
    expect(requests[1]?.turns.slice(-2)).toEqual([
      { role: 'assistant', content: 'Thought: look it up\nAction: echo\nAction Input: {"x": "hi"}' },
      { role: 'user', content: 'Observation: echo hi' },
    ])
  })

  it('forgives: JSON blobs, plain inputs, no form at all', async () => {
    const blob = ['Action:\n```json\n{"action": "echo", "action_input": "hi"}\n```']
    const plain = ['Action: `echo`\nAction Input: "ho"']
    const { done } = start([blob, plain, ['Just this.']], react)
    expect(await done).toMatchObject({
      text: 'Just this.',
      steps: [{ args: { x: 'hi' } }, { args: { x: 'ho' } }],
    })
    const final = start([['{"action": "Final Answer", "action_input": "done"}']], react)
    expect((await final.done).text).toBe('done')
  })

  it('ends at the limit', async () => {
    const { done, requests } = start([['Action: echo\nAction Input: {}']], { ...react, max_iterations: 2 })
    expect(await done).toMatchObject({ limit: 'iterations', text: expect.stringContaining('limit of iterations') })
    expect(requests).toHaveLength(3)
  })
})
