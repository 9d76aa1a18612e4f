import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, it, vi } from 'vitest'
import { registry } from '@/components/registry'
import { compile } from '@/engine/compile'
import type { RunEvent } from '@/engine/events'
import { run } from '@/engine/run'
import { fakePorts } from '@/engine/testing/fake-ports'
import { scope } from '@/engine/testing/run-graph'
import { type MockScript, type OpenAiMock, startOpenAiMock } from '../testing/openai-mock-server'
import { languageModelPort } from './language-model-port'

let mock: OpenAiMock | undefined
afterEach(() => mock?.close())

async function start(script: MockScript, signal?: AbortSignal) {
  mock = await startOpenAiMock({ script })
  const config = { provider: 'OpenAI-compatible', model_name: 'mock', base_url: mock.url, api_key: 'sk-marker' }
  const wire = (source: string, source_port: string, target: string) => {
    return { id: source, source, source_port, target, target_port: 'input_value', kind: 'data' as const }
  }
  const { plan } = compile(
    {
      nodes: [
        { id: 'in', type: 'ChatInput', name: 'In', config: {} },
        { id: 'llm', type: 'LanguageModelComponent', name: 'Model', config },
        { id: 'out', type: 'ChatOutput', name: 'Out', config: {} },
      ],
      edges: [wire('in', 'message', 'llm'), wire('llm', 'text_output', 'out')],
    },
    registry,
  )
  const clock = { now: () => Date.now(), sleep: (ms: number, at: AbortSignal) => sleep(ms, undefined, { signal: at }) }
  const ports = { ...fakePorts(), clock, model: languageModelPort({ fetch, retry_ms: 1 }) }
  return run(plan, { scope }, ports, signal ? { signal } : {})
}

it('tokens arrive while the provider is still writing, and the key is in no event', async () => {
  const events: RunEvent[] = []
  const times: number[] = []
  for await (const event of await start(() => ({ pieces: ['a', 'b', 'c'], pause_ms: 50 }))) {
    events.push(event)
    if (event.type === 'token') times.push(performance.now())
  }
  expect((times[2] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(40)
  expect(events.at(-1)).toMatchObject({ type: 'run_finished', outputs: [{ outputs: { message: { text: 'abc' } } }] })
  expect(JSON.stringify(events)).not.toContain('sk-marker')
})

it('stopping a run in the middle of an answer ends the call at once', async () => {
  const stop = new AbortController()
  const events: RunEvent[] = []
  const script: MockScript = () => ({ pieces: Array.from({ length: 200 }, () => 'x'), pause_ms: 10 })
  for await (const event of await start(script, stop.signal)) {
    events.push(event)
    if (event.type === 'token') stop.abort()
  }
  expect(events.at(-1)?.type).toBe('run_stopped')
  await vi.waitFor(() => expect(mock?.aborted).toBe(1), { timeout: 1_000 })
})

it('a fault in the middle of an answer is the last thing heard', async () => {
  const events: RunEvent[] = []
  for await (const event of await start(() => ({ pieces: ['a'], ending: 'break' }))) events.push(event)
  expect(events.at(-1)).toMatchObject({ type: 'run_failed', node_id: 'llm', error: { code: 'model_stream_cut' } })
})
