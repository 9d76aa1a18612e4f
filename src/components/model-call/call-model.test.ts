import { describe, expect, it } from 'vitest'
import { EngineError } from '@/engine/errors'
import { newMessage } from '@/engine/messages'
import type { ScriptedPiece } from '@/engine/testing/fake-model'
import { fakePorts } from '@/engine/testing/fake-ports'
import { nodeContext } from '../testing/node-context'
import { callModel } from './call-model'
import { userTurn } from './user-turn'

const model = { provider: 'p', model: 'm' }
const pieces: ScriptedPiece[] = [
  { type: 'reasoning', text: 'Hm' },
  { type: 'reasoning', text: 'm.' },
  'It ',
  'is.',
  { type: 'tool_call', call: { id: '1', name: 't', args: { a: 1 } } },
  { type: 'finish', usage: { input_tokens: 9, output_tokens: 4 }, reason: 'length' },
]

describe('one call of a model', () => {
  it('gathers everything and reports what it used', async () => {
    const context = nodeContext({ ports: fakePorts({ model: () => pieces }) })
    expect(await callModel(context, { model, turns: [], tools: [] })).toEqual({
      text: 'It is.',
      reasoning: 'Hmm.',
      tool_calls: [{ id: '1', name: 't', args: { a: 1 } }],
      usage: { input_tokens: 9, output_tokens: 4 },
      finish_reason: 'length',
    })
    expect([context.used, context.streamed]).toEqual([[{ input_tokens: 9, output_tokens: 4 }], []])
    expect(context.ports.model.requests[0]?.signal).toBe(context.signal)
  })

  it('shows its text alone while it is written, when that is wanted', async () => {
    const context = nodeContext({ ports: fakePorts({ model: () => pieces }) })
    expect((await callModel(context, { model, turns: [], stream: true })).text).toBe('It is.')
    expect(context.streamed).toEqual(['It ', 'is.'])
  })

  it('fails as the provider does', async () => {
    const fault = new EngineError('model_stream_cut', 'It broke off.')
    const context = nodeContext({ ports: fakePorts({ model: () => ['half ', fault] }) })
    await expect(callModel(context, { model, turns: [], stream: true })).rejects.toBe(fault)
  })
})

describe('what a person says', () => {
  const files = [
    { ref: 'cat', name: 'cat.png', media_type: 'image/png', bytes: 'x' },
    { ref: 'doc', name: 'doc.pdf', media_type: 'application/pdf', bytes: 'x' },
  ]

  it('is text, with the images that came with it; a file that is gone is named', async () => {
    const context = nodeContext({ ports: fakePorts({ files }) })
    const message = newMessage('Look.', context.run, { files: ['cat', 'doc', 'gone'] })
    expect(await userTurn(message, context)).toMatchObject({
      role: 'user',
      content: [
        { type: 'text', text: 'Look.' },
        { type: 'file', file: { ref: 'cat' } },
      ],
    })
    expect(context.logs.map((log) => log.message)).toEqual([
      expect.stringContaining('"doc.pdf" is no image'),
      expect.stringContaining('"gone"'),
    ])
    expect(await userTurn('plain', context)).toEqual({ role: 'user', content: 'plain' })
  })
})
