import { afterAll, describe, expect, it } from 'vitest'
import { compile } from '@/engine/compile'
import type { RunEvent } from '@/engine/events'
import type { Graph } from '@/engine/graph'
import { type RunInput, run } from '@/engine/run'
import { suspensionKey } from '@/engine/run-host'
import { fakePorts } from '@/engine/testing/fake-ports'
import { only, scope } from '@/engine/testing/run-graph'
import type { FileValue, Value } from '@/engine/values'
import { readDifyDocument } from '@/formats/dify/read-dify-document'
import { readFlow } from '@/formats/read-flow'
import { isRecord } from '@/lib/is-record'
import { codePort } from '@/modules/runs/server/ports/code-port'
import { templatePort } from '@/modules/runs/server/ports/template-port'
import { closeSandbox } from '@/platform/sandbox/sandbox'
import { registry } from '../registry'
import { checkInputs } from './start/check-inputs'
import { startVariables } from './start/start-variables'
import { type ExpectedCase, expectedCases } from './testing/expected-cases'
import { mocked } from './testing/mocked-registry'

describe('flows of other people give what their authors expect', () => {
  if (!expectedCases) {
    it.skip('the fixtures are not here: put the folder "shared" beside the repository', () => {})
    return
  }
  it.each(expectedCases)('$file: $expected.name', ({ text, expected }) => check(text, expected), 60_000)

  const real = expectedCases.filter(({ expected }) => expected.mocks_optional)
  it.each(real)(
    '$file: $expected.name, with nothing mocked',
    ({ text, expected }) => check(text, { ...expected, mocks: {} }),
    60_000,
  )
})

afterAll(() => closeSandbox())

async function check(text: string, expected: ExpectedCase): Promise<void> {
  if (expected.expected_status === 'import-rejected') {
    expect(() => readDifyDocument(text)).toThrow(/not an app of Dify/)
    return
  }
  const { data } = readDifyDocument(text)
  const { graph } = readFlow(data)
  expect(graph.nodes.length).toBeGreaterThan(0)
  if (expected.expected_status === 'import-ok') return
  const given = inputsOf(expected)
  const start = graph.nodes.find((node) => node.type === 'start')
  if (expected.expected_status === 'rejected') {
    expect(checkInputs(startVariables(start?.config.variables), given)).not.toEqual([])
    return
  }
  const flow = mocked(patched(graph, expected), expected.mocks, registry)
  const play = (more: Partial<RunInput> = {}) => events(flow, expected, given, more)
  let played = await play()
  if (expected.pause || expected.resume.length > 0) played = await answer(expected, played, play)
  if (expected.expected_status === 'paused' || expected.expected_status === 'second-resume-rejected') return
  checkEnd(expected, played)
}

/** Answers the forms of a paused run one after the other; a form that was answered is no longer there. */
async function answer(
  expected: ExpectedCase,
  first: RunEvent[],
  play: (more: Partial<RunInput>) => Promise<RunEvent[]>,
): Promise<RunEvent[]> {
  let played = first
  const paused = only(played, 'run_paused')[0]
  if (expected.pause) {
    const form = paused?.suspensions[0]
    expect(form?.path.node_id).toBe(expected.pause.node_id)
    expect(form?.request.actions.map((action) => action.id)).toEqual(expected.pause.actions)
  }
  for (const [index, given] of expected.resume.entries()) {
    const state = only(played, 'run_paused')[0]
    const form = state?.suspensions.find((suspension) => suspension.path.node_id === given.node_id)
    if (index > 0 && expected.expected_status === 'second-resume-rejected') {
      expect(form).toBeUndefined()
      return played
    }
    if (!state || !form) throw new Error(`no form waits at ${given.node_id}`)
    const answers = [[suspensionKey(form.path), { action: given.action, inputs: given.inputs }]] as const
    played = await play({
      resume: { snapshot: JSON.parse(JSON.stringify(state.snapshot)), answers, answered: [given.node_id] },
    })
  }
  return played
}

function checkEnd(expected: ExpectedCase, played: RunEvent[]): void {
  const finished = only(played, 'run_finished')[0]
  const last = played.at(-1)
  if (expected.expected_status === 'failed') {
    expect(last?.type).toBe('run_failed')
    return
  }
  expect(last).toMatchObject({ type: 'run_finished' })
  if (expected.exceptions_count !== undefined) expect(finished?.exceptions ?? 0).toBe(expected.exceptions_count)
  else expect((finished?.exceptions ?? 0) > 0).toBe(expected.expected_status === 'partial-succeeded')
  const streamed = only(played, 'token').map((event) => event.chunk)
  if (expected.streamed_text !== undefined) expect(streamed.join('')).toBe(expected.streamed_text)
  for (const [container, text] of Object.entries(expected.streamed_text_in_container ?? {})) {
    const inside = only(played, 'token').filter((event) => event.within?.some((turn) => turn.node_id === container))
    expect(inside.map((event) => event.chunk).join('')).toBe(text)
  }
  if (expected.expected_outputs === null) return
  const outputs = finished?.reply === undefined ? merged(finished) : { answer: finished.reply }
  if (finished?.reply !== undefined && expected.mocks && expected.expected_status === 'succeeded') {
    expect(streamed.join('')).toBe(finished.reply)
  }
  if (expected.match === 'exact') expect(outputs).toEqual(expected.expected_outputs)
  else if (expected.match === 'subset') expect(outputs).toMatchObject(expected.expected_outputs)
  else expect(stripped(outputs)).toEqual(stripped(expected.expected_outputs))
}

function merged(finished: Extract<RunEvent, { type: 'run_finished' }> | undefined): Record<string, Value> {
  return Object.assign({}, ...(finished?.outputs ?? []).map((output) => output.outputs))
}

function stripped(outputs: Record<string, Value>): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(outputs).map(([name, value]) => [name, typeof value === 'string' ? value.trim() : value]),
  )
}

async function events(
  flow: ReturnType<typeof mocked>,
  expected: ExpectedCase,
  inputs: Record<string, Value>,
  more: Partial<RunInput>,
): Promise<RunEvent[]> {
  const { plan } = compile(flow.graph, flow.registry)
  const input: RunInput = {
    scope: { ...scope, input_value: expected.query ?? '', inputs, dialogue_count: 1 },
    ...more,
  }
  const played: RunEvent[] = []
  for await (const event of run(plan, input, ports())) played.push(event)
  return played
}

/** Real time, real code and real templates. */
function ports() {
  const fakes = fakePorts()
  return {
    ...fakes,
    clock: { now: () => Date.now(), sleep: fakes.clock.sleep.bind(fakes.clock) },
    code: codePort('expected'),
    templates: templatePort('expected'),
  }
}

function patched(graph: Graph, { patch }: ExpectedCase): Graph {
  if (patch.length === 0) return graph
  return {
    ...graph,
    nodes: graph.nodes.map((node) => {
      const change = Object.assign({}, ...patch.filter((item) => item.node === node.id).map((item) => item.set))
      if (Object.keys(change).length === 0) return node
      const data = { ...node.config, ...change, type: node.type, title: node.name }
      const [read] = readFlow({ nodes: [{ id: node.id, type: 'custom', data }], edges: [], dify: {} }).graph.nodes
      return read ?? node
    }),
  }
}

function inputsOf({ inputs, query }: ExpectedCase): Record<string, Value> {
  const given: Record<string, Value> = Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [
      name,
      isRecord(value) && typeof value.$file === 'string' ? fileOf(value.$file) : value,
    ]),
  )
  return query === undefined || 'query' in given ? given : { ...given, query }
}

function fileOf(kind: string): FileValue {
  const image = kind === 'image'
  return {
    kind: 'file',
    ref: 'file-1',
    transfer: 'stored',
    name: image ? 'picture.png' : 'document.txt',
    media_type: image ? 'image/png' : 'text/plain',
    file_type: image ? 'image' : 'document',
  }
}
