import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { registry } from '@/components/registry'
import { validateGraph } from '@/engine/validate-graph'
import { readFlow } from '../read-flow'
import { flowName } from './app-section'
import { readDifyDocument } from './read-dify-document'
import { readYaml } from './read-yaml'
import { writeDifyDocument } from './write-dify-document'

const folder = '../shared/fixtures/dify'
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.yml')) : []
const refused = ['fixture__minimal_not_an_app.yml']
const apps = files.filter((file) => !refused.includes(file))
const text = (file: string) => readFileSync(`${folder}/${file}`, 'utf8')

describe.skipIf(files.length > 0)('apps of other people', () => {
  it(`are not here: ${folder} is missing, so their tests are left out`, () => {
    expect(files).toEqual([])
  })
})

describe.runIf(files.length > 0)('apps of other people', () => {
  const write = (file: string) => {
    const app = readDifyDocument(text(file))
    return writeDifyDocument({ ...app, name: flowName(app.name) })
  }

  it.each(apps)('%s loads, with a line for each node', (file) => {
    const { data } = readDifyDocument(text(file))
    const { graph, report, problems } = readFlow(data)
    expect(graph.nodes.length).toBe(data.nodes.length)
    expect(graph.edges.length).toBe(data.edges.length)
    expect(report.map(({ node_id }) => node_id)).toEqual(graph.nodes.map(({ id }) => id))
    expect(report.every((item) => item.support === 'runs' || item.reason)).toBe(true)
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
    const broken = validateGraph(graph, registry).filter(({ code }) =>
      ['cycle', 'dangling_edge', 'duplicate_node', 'duplicate_edge', 'invalid_graph'].includes(code),
    )
    expect(broken).toEqual([])
  })

  it.each(apps)('%s is written with the same content', (file) => {
    const before = readYaml(text(file)).value
    const after = readYaml(write(file)).value
    const bare = !Object.hasOwn(Object(before), 'app')
    if (bare) expect(Reflect.get(Object(Reflect.get(Object(after), 'workflow')), 'graph')).toEqual(before)
    else expect(after).toEqual({ ...Object(before), kind: 'app', version: '0.6.0' })
  })

  it.each(apps)('%s, imported, exported and imported again, is the same', (file) => {
    const once = readDifyDocument(text(file))
    const again = readDifyDocument(write(file))
    const same = (app: typeof once) => ({ ...app.data, dify: { ...app.data.dify, version: '0.6.0' } })
    expect(same(again).nodes).toEqual(once.data.nodes)
    const named = once.name === '' ? { ...again, data: nameless(again.data) } : again
    expect(same(named)).toEqual(same(once))
    expect(write(file)).toBe(writeDifyDocument({ ...again, name: flowName(again.name) }))
  })

  it.each(refused)('%s is refused, and told why', (file) => {
    expect(() => readDifyDocument(text(file))).toThrow(/no "app" section, and its nodes have no settings/)
  })
})

const nameless = (data: ReturnType<typeof readDifyDocument>['data']) => ({
  ...data,
  dify: { ...data.dify, app: { ...Object(data.dify.app), name: '' } },
})
