import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { createMillraceClient } from '@/client'
import { isRecord } from '@/lib/is-record'
import { type OpenAiMock, startOpenAiMock } from '@/modules/models/testing/openai-mock-server'
import { ask } from './support/ask'
import { at, textAt } from './support/at'

const folder = '../shared/fixtures/langflow'
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : []

const MODELS = /^(Agent|AgentInitializer|LLMChain|OpenAI|TimeTravelGuideChain)$|Model/
/** What needs a service, a page or a file that the test has not got, or whose address cannot be changed. */
const OUTSIDE =
  /^(File|MCPTools|DuckDuckGoSearchComponent|base64 File|DoclingRemote|ArXivComponent|OpenRouterComponent)$/

const typeOf = (node: unknown) => String(at(node, 'data.type'))
const reachesOut = (node: unknown) =>
  OUTSIDE.test(typeOf(node)) || (typeOf(node) === 'URLComponent' && at(node, 'data.node.tool_mode') !== true)
const read = (file: string): unknown => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'))

/** All nodes of a flow, those inside groups too. */
function nodesOf(flow: unknown): unknown[] {
  const nodes = at(flow, 'data.nodes') ?? at(flow, 'nodes')
  if (!Array.isArray(nodes)) return []
  return nodes.flatMap((node: unknown) => [node, ...nodesOf(at(node, 'data.node.flow'))])
}

if (files.length === 0)
  it(`flows of other people are not here: ${folder} is missing, so their tests are left out`, () => {
    expect(existsSync(folder)).toBe(false)
  })

if (files.length > 0)
  describe('flows of other people', () => {
    let mock: OpenAiMock
    const runnable: string[] = []
    beforeAll(async () => {
      mock = await startOpenAiMock()
    })
    afterAll(() => mock.close())

    async function upload(file: string, content = readFileSync(`${folder}/${file}`, 'utf8')): Promise<string> {
      const body = new FormData()
      body.append('file', new Blob([content]), file)
      const { status, body: flows, text } = await ask('/api/v1/flows/upload/', { body })
      expect(status, text).toBe(201)
      return textAt(flows, '0.id')
    }

    it.each(files)('%s uploads, and downloads as it was, without its secrets', async (file) => {
      const id = await upload(file)
      const stored = JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'))
      const original: unknown = at(stored, 'data') ?? stored
      const downloaded = at((await ask('/api/v1/flows/download/', { json: [id] })).body, 'data')
      // Only values of fields may differ, and only by being empty.
      for (const [path, before, after] of differences(original, downloaded)) {
        expect(path).toMatch(/\.value$/)
        expect(before).toEqual(expect.any(String))
        expect(after).toBe('')
      }
      const { nodes } = await createMillraceClient({
        url: inject('url'),
        apiKey: inject('api_key'),
      }).flows.read_flow_report.query({ flow_id: id })
      expect(nodes.length).toBeGreaterThan(0)
      if (nodes.every(({ support }) => support !== 'kept')) runnable.push(file)
    })

    it('that need nothing but a model run to the end', async () => {
      const alone = runnable.filter((file) => !nodesOf(read(file)).some(reachesOut))
      console.info(`Flows of other people run over HTTP: ${alone.length}; of our components: ${runnable.length}.`)
      expect(alone.length).toBeGreaterThanOrEqual(30)
      for (const file of alone) {
        const flow = read(file)
        for (const node of nodesOf(flow)) leadToMock(node)
        const id = await upload(file, JSON.stringify(flow))
        const before = mock.requests.length
        const answer = await ask(`/api/v1/run/${id}`, { json: { input_value: 'Hello', output_type: 'any' } })
        expect.soft(answer.status, `${file}: ${answer.text.slice(0, 400)}`).toBe(200)
        const asks = nodesOf(flow).some((node) => MODELS.test(typeOf(node)))
        expect.soft(mock.requests.length > before, file).toBe(asks)
      }
    })

    /** Leads every model of a node to the local server. */
    function leadToMock(node: unknown): void {
      const template = at(node, 'data.node.template')
      if (!isRecord(template)) return
      const chosen: Record<string, unknown> = {
        openai_api_base: mock.url,
        base_url: typeOf(node) === 'OllamaModel' ? new URL(mock.url).origin : mock.url,
        ...(/^(Agent|LanguageModelComponent)$/.test(typeOf(node))
          ? { agent_llm: 'OpenAI-compatible', provider: 'OpenAI-compatible', model_name: 'mock', model: '' }
          : {}),
      }
      for (const [name, value] of Object.entries(chosen)) {
        const field = template[name]
        if (isRecord(field)) field.value = value
        else if (MODELS.test(typeOf(node))) template[name] = { value }
      }
      for (const [name, field] of Object.entries(template))
        if (/api_key/.test(name) && isRecord(field)) Object.assign(field, { value: 'sk-test', load_from_db: false })
    }
  })

type Difference = [path: string, before: unknown, after: unknown]

/** Where two JSON values differ. */
function differences(before: unknown, after: unknown, path = ''): Difference[] {
  if (before === after) return []
  if (typeof before !== 'object' || before === null || typeof after !== 'object' || after === null)
    return [[path, before, after]]
  const keys = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...keys].flatMap((key) => differences(Reflect.get(before, key), Reflect.get(after, key), `${path}.${key}`))
}
