import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { registry } from '@/components/registry'
import { compile } from '@/engine/compile'
import { only, runGraph, scope } from '@/engine/testing/run-graph'
import { validateGraph } from '@/engine/validate-graph'
import { readLangflowFlow } from './read-langflow-flow'
import { fixtureWorld, MARKER, withOpenSettings } from './testing/fixture-world'

const folder = '../shared/fixtures/langflow'
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : []
describe.skipIf(files.length > 0)('flows of other people', () => {
  it(`are not here: ${folder} is missing, so their tests are left out`, () => {
    expect(files).toEqual([])
  })
})

describe.runIf(files.length > 0)('flows of other people', () => {
  const read = (file: string) => readLangflowFlow(JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')))

  it.each(files)('%s loads, with a line for each node', (file) => {
    const { graph, report, problems } = read(file)
    expect(graph.nodes.length).toBeGreaterThan(0)
    expect(problems).toEqual([])
    const reported = new Set(report.map((item) => item.node_id))
    expect(graph.nodes.every((node) => reported.has(node.id))).toBe(true)
    expect(report.every((item) => item.support === 'runs' || item.reason)).toBe(true)
    expect(JSON.stringify(graph)).not.toContain('"code":')
    validateGraph(graph, registry)
  })

  const ours = files.filter((file) => read(file).report.every((item) => item.support !== 'kept'))

  it('nearly all of their nodes have a component', () => {
    const report = files.flatMap((file) => read(file).report).filter((item) => item.component !== 'GroupNode')
    const kept = report.filter((item) => item.support === 'kept').map((item) => item.component)
    const share = (report.length - kept.length) / report.length
    const names = [...new Set(kept)].sort().join(', ')
    console.info(
      `Supported nodes of Langflow flows: ${report.length - kept.length} of ${report.length} (${(share * 100).toFixed(1)} %). Kept: ${names}.`,
    )
    expect(share).toBeGreaterThanOrEqual(0.95)
    expect(ours.length).toBeGreaterThanOrEqual(43)
  })

  it.each(ours)('%s runs to the end', async (file) => {
    const graph = withOpenSettings(read(file).graph)
    expect(compile(graph, registry).problems.filter((problem) => problem.severity === 'error')).toEqual([])
    const input = { scope: { ...scope, input_type: 'any' as const, files: ['a-file.txt'] } }
    const events = await runGraph(graph, { registry, ports: fixtureWorld(graph), input })
    expect(only(events, 'run_failed').map((event) => event.error.message)).toEqual([])
    expect(events.at(-1)).toMatchObject({ type: 'run_finished' })
    // A flow that only puts things away has no answer.
    const ends = graph.nodes.some((node) => registry(node.type)?.definition.output_type !== undefined)
    expect((only(events, 'run_finished')[0]?.outputs ?? []).length > 0).toBe(ends)
    expect(JSON.stringify(events)).not.toContain(MARKER)
  })

  it.each(files.filter((file) => !ours.includes(file)))(
    '%s fails by name or finishes, and never hangs',
    async (file) => {
      const { graph } = read(file)
      const events = await runGraph(graph, { registry, ports: fixtureWorld(graph) })
      const end = events.at(-1)
      if (end?.type === 'run_failed') expect(end.error.code).toMatch(/^(unknown_component|invalid_flow|missing_value)$/)
      else expect(end?.type).toBe('run_finished')
    },
  )
})
