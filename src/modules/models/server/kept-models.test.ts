import { expect, it } from 'vitest'
import type { ModelRef } from '@/engine/values'
import { ByteWatch } from './byte-watch'
import { keptModel, signalOf } from './kept-models'

const prompt = [{ role: 'user' as const, content: [{ type: 'text' as const, text: 'hi' }] }]
const refs: ModelRef[] = [
  { provider: 'openai', model: 'm', api_key: 'k' },
  { provider: 'anthropic', model: 'm', api_key: 'k' },
  { provider: 'google', model: 'm', api_key: 'k' },
  { provider: 'ollama', model: 'm' },
  { provider: 'azure', model: 'm', api_key: 'k', base_url: 'https://example.test' },
]
const refuse = async () => new Response('{}', { status: 400, headers: { 'content-type': 'application/json' } })

it.each(refs)('requests of $provider report to the watch of their call', async (ref) => {
  const [one, other] = [new ByteWatch(1_000, neverStops()), new ByteWatch(1_000, neverStops())]
  const model = keptModel(ref, refuse)
  await expect(model.doStream({ prompt, abortSignal: signalOf(one) })).rejects.toThrow()
  expect([one.answered, other.answered]).toEqual([true, false])
  expect(keptModel(ref, refuse)).toBe(model)
  await expect(model.doGenerate({ prompt, abortSignal: signalOf(other) })).rejects.toThrow()
  expect(other.answered).toBe(true)
  one.stop()
  other.stop()
})

it('a request of no call is not sent', async () => {
  let sent = 0
  const model = keptModel({ provider: 'openai', model: 'm', api_key: 'k' }, async () => {
    sent += 1
    return refuse()
  })
  await expect(model.doGenerate({ prompt })).rejects.toThrow(/without the signal/)
  expect(sent).toBe(0)
})

const neverStops = () => new AbortController().signal
