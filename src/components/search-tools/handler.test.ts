import { describe, expect, it } from 'vitest'
import { fakePorts } from '@/engine/testing/fake-ports'
import { runNode } from '../testing/run-node'

const json = (value: unknown) => ({
  status: 200,
  headers: {},
  body: new TextEncoder().encode(JSON.stringify(value)),
  url: '',
})
const answer = { results: [{ title: 'T', url: 'https://a.test', content: 'long words' }] }

describe('search components', () => {
  it('ask the endpoint that is stored, and cut what they find', async () => {
    const ports = fakePorts({ http: () => json(answer), variables: { SEARCH_ENDPOINT: 'https://s.test/search' } })
    const config = { input_value: 'mills', max_snippet_length: 4 }
    const { outputs } = await runNode('DuckDuckGoSearchComponent', config, { ports })
    expect(ports.http.requests[0]?.url).toBe('https://s.test/search?q=mills&format=json')
    expect(outputs.dataframe).toMatchObject({ rows: [{ title: 'T', link: 'https://a.test', snippet: 'long' }] })
    expect(outputs.text).toMatchObject({ text: 'T\nhttps://a.test\nlong' })
  })

  it('ask Tavily with the key of the node', async () => {
    const ports = fakePorts({ http: () => json(answer) })
    const { outputs, events } = await runNode(
      'TavilySearchComponent',
      { query: 'mills', api_key: 'tvly-own-key' },
      { ports },
    )
    expect(ports.http.requests[0]?.headers.Authorization).toBe('Bearer tvly-own-key')
    expect(outputs.data).toMatchObject([{ data: { content: 'long words' } }])
    expect(JSON.stringify(events)).not.toContain('tvly-own-key')
  })

  it('say what is missing', async () => {
    expect((await runNode('WebSearch', { query: ' ' })).error?.message).toContain('nothing to search for')
    expect((await runNode('SearchComponent', { input_value: 'x' })).error?.code).toBe('missing_value')
  })
})
