import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, inject, it } from 'vitest'
import { parse } from 'yaml'
import { createMillraceClient } from '@/client'
import { ask } from './support/ask'
import { at, listAt, textAt } from './support/at'

const folder = '../shared/fixtures/dify'
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.yml')) : []
const apps = files.filter((name) => !name.includes('not_an_app'))

function upload(content: string, name = 'app.yml') {
  const body = new FormData()
  body.append('file', new Blob([content]), name)
  return ask('/api/v1/flows/upload/', { body })
}

const client = () => createMillraceClient({ url: inject('url'), apiKey: inject('api_key') })

if (files.length === 0)
  it(`apps of other people are not here: ${folder} is missing, so their tests are left out`, () => {
    expect(existsSync(folder)).toBe(false)
  })
else
  describe('apps of other people', () => {
    it.each(apps)('%s imports, with a report, and exports as it was', async (name) => {
      const text = readFileSync(`${folder}/${name}`, 'utf8')
      const { status, body, text: answer } = await upload(text, name)
      expect(status, answer).toBe(201)
      const id = textAt(body, '0.id')
      const { nodes } = await client().flows.read_flow_report.query({ flow_id: id })
      expect(nodes).toHaveLength(listAt(body, '0.data.nodes').length)
      const exported = await ask(`/api/v1/flows/${id}/export?format=dify`)
      expect(exported.headers.get('content-type')).toMatch(/^application\/yaml/)
      const [before, after] = [text, exported.text].map((file) => contentOf(parse(file)))
      expect(withoutKeys(after)).toEqual(withoutKeys(before))
    })

    it('one that is no app is refused, and told why', async () => {
      const name = 'fixture__minimal_not_an_app.yml'
      const { status, body } = await upload(readFileSync(`${folder}/${name}`, 'utf8'), name)
      expect(status).toBe(400)
      expect(textAt(body, 'detail')).toMatch(/no "app" section, and its nodes have no settings/)
    })
  })

/** What an app is made of: the nodes of its graph, or its settings. */
const contentOf = (file: unknown) => at(file, 'workflow.graph.nodes') ?? at(file, 'model_config') ?? at(file, 'nodes')

/** Headers that hold a key come out empty. */
const withoutKeys = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value).replaceAll(/(X-Api-Key:)[^"\\]*/g, '$1'))

describe('files that mean harm', () => {
  const lines = [...'abcdefgh'].map((name, index, all) => {
    const inside = Array(9).fill(index ? `*${all[index - 1]}` : 'x')
    return `${name}: &${name} [${inside.join(',')}]`
  })
  it.each([
    ['an alias bomb', lines.join('\n')],
    ['a circle', 'app: &a {mode: workflow, x: *a}'],
    ['a key of ten million letters', `${'k'.repeat(10_000_000)}: 1`],
    ['ten thousand levels', `app: ${'['.repeat(10_000)}${']'.repeat(10_000)}`],
    ['ten thousand maps', `app: ${'{a: '.repeat(10_000)}`],
    ['ten thousand dashes', `${'- '.repeat(10_000)}1`],
    ['__proto__', 'app: {mode: workflow, __proto__: {admin: true}}'],
    ['NUL', 'app: {mode: chat, name: "a\\0b"}\nmodel_config: {}'],
    ['a tag', 'app: !!python/object/apply:os.system [ls]'],
    ['a million quotation marks', '"'.repeat(1_000_000)],
  ])('%s is refused in under a second', async (_what, text) => {
    const before = performance.now()
    const { status } = await upload(text)
    expect(performance.now() - before).toBeLessThan(1_500)
    expect(status).toBeGreaterThanOrEqual(400)
    expect(status).toBeLessThan(500)
  })
})
