import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { createMillraceClient } from '@/client'
import { type OpenAiMock, startOpenAiMock } from '@/modules/models/testing/openai-mock-server'
import { ask } from './support/ask'
import { at, listAt, textAt } from './support/at'

const folder = '../shared/fixtures/langflow'
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : []

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

    async function upload(file: string): Promise<string> {
      const body = new FormData()
      body.append('file', new Blob([readFileSync(`${folder}/${file}`)]), file)
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

    it('made of our components alone run to the end', async () => {
      expect(runnable.length).toBeGreaterThanOrEqual(15)
      for (const file of runnable) {
        const id = await upload(file)
        const nodes = listAt((await ask(`/api/v1/flows/${id}`)).body, 'data.nodes')
        const before = mock.requests.length
        const answer = await ask(`/api/v1/run/${id}`, {
          json: { input_value: 'Hello', output_type: 'any', tweaks: tweaksFor(nodes) },
          headers: {
            'x-langflow-global-var-openai-api-key': 'sk-test',
            'x-langflow-global-var-anthropic-api-key': 'sk-test',
            'x-langflow-global-var-google-api-key': 'sk-test',
          },
        })
        expect.soft(answer.status, `${file}: ${answer.text.slice(0, 400)}`).toBe(200)
        const models = nodes.filter((node) => /Model/.test(String(at(node, 'data.type'))))
        expect.soft(mock.requests.length > before, file).toBe(models.length > 0)
      }
    })

    /** Leads every model to the local server. */
    function tweaksFor(nodes: unknown[]): Record<string, Record<string, unknown>> {
      const byType: Record<string, Record<string, unknown>> = {
        LanguageModelComponent: {
          provider: 'OpenAI-compatible',
          model_name: 'mock',
          model: '',
          base_url: mock.url,
        },
        OpenAIModel: { openai_api_base: mock.url },
        OllamaModel: { base_url: new URL(mock.url).origin },
      }
      return Object.fromEntries(
        nodes.flatMap((node) => {
          const tweak = byType[String(at(node, 'data.type'))]
          return tweak ? [[textAt(node, 'id'), tweak]] : []
        }),
      )
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
