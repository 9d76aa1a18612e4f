import { describe, expect, it } from 'vitest'
import { fakePorts } from '@/engine/testing/fake-ports'
import { runFlowNode } from '../testing/run-flow-node'

const web = (body: string, media_type = 'application/json') =>
  fakePorts({
    variables: { SEARCH_ENDPOINT: 'https://search.example/search' },
    http: (request) => ({
      status: 200,
      headers: { 'content-type': media_type },
      body: new TextEncoder().encode(body),
      url: request.url,
    }),
  })
const tool = (tool_name: string, tool_parameters: object, more: object = {}) => ({
  provider_type: 'builtin',
  provider_id: 'some',
  tool_name,
  tool_parameters,
  tool_configurations: {},
  ...more,
})

describe('tool', () => {
  it('searches the web under every name that flows use', async () => {
    const results = JSON.stringify({ results: [{ title: 'T', url: 'https://t', content: 'C' }] })
    const ports = web(results)
    const config = tool('ddgo_search', { query: { type: 'mixed', value: '{{#sys.query#}}' } })
    const { outputs } = await runFlowNode('tool', config, { ports })
    expect(outputs).toMatchObject({ text: 'T\nhttps://t\nC', json: [{ title: 'T' }] })
    expect(ports.http.requests[0]?.url).toContain('q=hello')
  })

  it('reads a page', async () => {
    const ports = web('plain words', 'text/plain')
    const { outputs } = await runFlowNode(
      'tool',
      tool('webscraper', { url: { type: 'variable', value: ['start', 'page'] } }),
      {
        ports,
        values: { page: 'example.com/a.txt' },
      },
    )
    expect(outputs.text).toBe('plain words')
    expect(ports.http.requests[0]?.url).toBe('https://example.com/a.txt')
  })

  it('knows JSON, time and tool servers', async () => {
    const json = tool('json_parse', { content: '{"a": {"b": [1, 2]}}', json_filter: '$.a.b[1]' })
    expect((await runFlowNode('tool', json)).outputs.json).toEqual([2])
    const time = await runFlowNode('tool', tool('current_time', { timezone: 'Europe/Berlin' }))
    expect(time.outputs.text).toMatch(/^2023-11-14 23:13:20$/)
    const ports = fakePorts({ tools: { server: [{ name: 'add', description: '', input_schema: {}, result: '3' }] } })
    const mcp = tool('add', { a: 1 }, { provider_type: 'mcp', provider_id: 'server' })
    expect((await runFlowNode('tool', mcp, { ports })).outputs.text).toBe('3')
  })

  it('says that a tool of a plugin is not here', async () => {
    const { error } = await runFlowNode('tool', tool('lambda_yaml_to_json', {}))
    expect(error).toMatchObject({ code: 'tool_failed' })
    expect(error?.hint).toContain('MCP server')
  })
})
