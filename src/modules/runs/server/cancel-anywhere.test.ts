import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { registry } from '@/components/registry'
import { compile } from '@/engine/compile'
import type { RunEvent } from '@/engine/events'
import type { Graph, GraphNode } from '@/engine/graph'
import type { Ports } from '@/engine/ports'
import { run } from '@/engine/run'
import { fakePorts } from '@/engine/testing/fake-ports'
import { scope } from '@/engine/testing/run-graph'
import { closeSandbox, sandbox } from '@/platform/sandbox/sandbox'
import { codePort } from './ports/code-port'

/** Runs that are stopped, each at a moment of its own. */
const RUNS = 1_000
const AT_ONCE = 20
/** Milliseconds after which a stopped run may hold nothing any more. */
const PROMPT_MS = 1_000

const node = (id: string, type: string, config: Record<string, unknown> = {}, parent?: string): GraphNode => ({
  id,
  type,
  name: id,
  config,
  ...(parent ? { parent } : {}),
})

const wire = (source: string, target: string) => ({
  id: `${source}-${target}`,
  source,
  source_port: 'source',
  target,
  target_port: 'target',
  kind: 'control' as const,
})

/** A model that streams, code in a worker, and a loop around more of both. */
const graph: Graph = {
  nodes: [
    node('start', 'start', { variables: [], mode: 'advanced-chat' }),
    node('ask', 'llm', {
      model: { provider: 'offline', name: 'offline' },
      prompt_template: [{ role: 'user', text: '{{#sys.query#}}' }],
    }),
    node('code', 'code', {
      code_language: 'javascript',
      code: 'function main({ n }) { let sum = 0; for (let i = 0; i < 20000; i++) sum += i % 7; return { sum } }',
      outputs: { sum: { type: 'number' } },
      variables: [],
    }),
    node('each', 'iteration', {
      iterator_selector: ['start', 'items'],
      output_selector: ['again', 'text'],
      is_parallel: true,
      parallel_nums: 3,
    }),
    node('turn', 'iteration-start', {}, 'each'),
    node(
      'again',
      'llm',
      { model: { provider: 'offline', name: 'offline' }, prompt_template: [{ role: 'user', text: 'x' }] },
      'each',
    ),
    node('answer', 'answer', { answer: '{{#ask.text#}} {{#each.output#}}' }),
  ],
  edges: [
    wire('start', 'ask'),
    wire('start', 'code'),
    wire('ask', 'each'),
    wire('turn', 'again'),
    wire('each', 'answer'),
    wire('code', 'answer'),
  ],
}

let open = 0
let longest = 0

/** A model that takes its time, and notices when it is told to stop. */
function slowModel(): Ports['model'] {
  return {
    async *stream({ signal }) {
      open += 1
      let stopped = 0
      const note = () => {
        stopped = performance.now()
      }
      signal.addEventListener('abort', note, { once: true })
      try {
        for (let piece = 0; piece < 6; piece++) {
          await sleep(1, undefined, { signal })
          yield { type: 'text', text: 'word ' }
        }
        yield { type: 'finish', usage: {}, reason: 'stop' }
      } finally {
        open -= 1
        if (stopped > 0) longest = Math.max(longest, performance.now() - stopped)
      }
    },
  }
}

beforeAll(async () => {
  // The first call waits for a worker to come up, which is not what is looked at here.
  await codePort('cancel').run({
    language: 'javascript',
    code: 'function main() { return {} }',
    inputs: {},
    signal: new AbortController().signal,
  })
}, 60_000)

afterAll(() => closeSandbox())

describe('a run that is stopped at any moment', () => {
  it(`stops at once, ${RUNS} times`, async () => {
    const { plan } = compile(graph, registry)
    const ends = new Map<string, number>()
    const one = async (index: number) => {
      const stop = new AbortController()
      const fakes = fakePorts()
      const ports: Ports = {
        ...fakes,
        clock: { now: () => Date.now(), sleep: (ms, signal) => sleep(ms, undefined, { signal }) },
        model: slowModel(),
        code: codePort('cancel'),
      }
      const input = { scope: { ...scope, inputs: { items: [1, 2, 3, 4] } } }
      const events: RunEvent[] = []
      // Spread over the whole of a run, from before its first node to after its end.
      const timer = setTimeout(() => stop.abort(), (index % 50) * 0.8)
      for await (const event of run(plan, input, ports, { signal: stop.signal })) events.push(event)
      clearTimeout(timer)
      const seen = events.length
      const last = events.at(-1)?.type ?? 'none'
      ends.set(last, (ends.get(last) ?? 0) + 1)
      await sleep(5)
      expect(events).toHaveLength(seen)
      expect(events.filter((event) => /^run_(finished|failed|stopped)$/.test(event.type))).toHaveLength(1)
    }
    for (let first = 0; first < RUNS; first += AT_ONCE) {
      await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => one(first + index)))
    }
    expect([...ends.keys()].every((end) => end === 'run_stopped' || end === 'run_finished')).toBe(true)
    expect(ends.get('run_stopped')).toBeGreaterThan(RUNS / 4)
    expect(longest).toBeLessThan(PROMPT_MS)
    for (let waited = 0; open > 0 && waited < PROMPT_MS; waited += 10) await sleep(10)
    expect(open).toBe(0)
  }, 120_000)

  it('leaves no worker behind that nobody uses', async () => {
    const pids = sandbox('javascript').pids
    expect(pids.length).toBeGreaterThan(0)
    const answer = await codePort('cancel').run({
      language: 'javascript',
      code: 'function main() { return { fine: true } }',
      inputs: {},
      signal: new AbortController().signal,
    })
    expect(answer).toEqual({ fine: true })
    closeSandbox()
    for (let waited = 0; pids.some(isAlive) && waited < 5_000; waited += 50) await sleep(50)
    expect(pids.filter(isAlive)).toEqual([])
  }, 30_000)
})

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
