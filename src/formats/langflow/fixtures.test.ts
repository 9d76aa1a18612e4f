import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { registry } from '@/components/registry'
import { compile } from '@/engine/compile'
import { fakePorts } from '@/engine/testing/fake-ports'
import { only, runGraph, scope } from '@/engine/testing/run-graph'
import { validateGraph } from '@/engine/validate-graph'
import { readLangflowFlow } from './read-langflow-flow'

const folder = '../shared/fixtures/langflow'
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : []
const variables = {
  OPENAI_API_KEY: 'sk-a-marker',
  ANTHROPIC_API_KEY: 'sk-a-marker',
  GOOGLE_API_KEY: 'sk-a-marker',
  'Openrouter Test Key': 'sk-a-marker',
}
/** Tool servers that the flows name. */
const tools = {
  'server-fetch': [
    { name: 'fetch', description: 'Reads a page', input_schema: { type: 'object', properties: {} }, result: 'A page.' },
  ],
}

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

  it('a good part of them is made of our components alone', () => {
    expect(ours.length).toBeGreaterThanOrEqual(15)
  })

  it.each(ours)('%s runs to the end', async (file) => {
    const { graph } = read(file)
    expect(compile(graph, registry).problems.filter((problem) => problem.severity === 'error')).toEqual([])
    const ports = fakePorts({ variables, tools })
    const events = await runGraph(graph, { registry, ports, input: { scope: { ...scope, input_type: 'any' } } })
    expect(events.at(-1)).toMatchObject({ type: 'run_finished' })
    const outputs = only(events, 'run_finished')[0]?.outputs ?? []
    expect(outputs.length).toBeGreaterThan(0)
    expect(JSON.stringify(events)).not.toContain('sk-a-marker')
  })

  it.each(files.filter((file) => !ours.includes(file)))(
    '%s fails by name or finishes, and never hangs',
    async (file) => {
      const { graph } = read(file)
      const events = await runGraph(graph, { registry, ports: fakePorts({ variables }) })
      const end = events.at(-1)
      if (end?.type === 'run_failed') expect(end.error.code).toMatch(/^(unknown_component|invalid_flow|missing_value)$/)
      else expect(end?.type).toBe('run_finished')
    },
  )
})
