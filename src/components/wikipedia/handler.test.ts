import { expect, it } from 'vitest'
import { fakePorts } from '@/engine/testing/fake-ports'
import { runNode } from '../testing/run-node'

const answer = (value: unknown) => () => ({
  status: 200,
  headers: {},
  body: new TextEncoder().encode(JSON.stringify(value)),
  url: '',
})

it('gives articles, the best first, cut to length', async () => {
  const pages = [
    { title: 'B', index: 2, extract: 'bbbb', fullurl: 'https://b' },
    { title: 'A', index: 1, extract: 'aaaa', fullurl: 'https://a' },
  ]
  const ports = fakePorts({ http: answer({ query: { pages } }) })
  const config = { input_value: 'mill race', lang: 'de', doc_content_chars_max: 2 }
  const { outputs } = await runNode('WikipediaComponent', config, { ports })
  expect(ports.http.requests[0]?.url).toContain('https://de.wikipedia.org/w/api.php?action=query')
  expect(outputs.text).toMatchObject({ text: 'A\naa\n\nB\nbb' })
  expect(outputs.dataframe).toMatchObject({ rows: [{ source: 'https://a' }, { source: 'https://b' }] })
})

it('finds nothing, and refuses a host in place of a language', async () => {
  const ports = fakePorts({ http: answer({}) })
  expect((await runNode('WikipediaComponent', { input_value: 'x' }, { ports })).outputs.data).toEqual([])
  const { error } = await runNode('WikipediaComponent', { input_value: 'x', lang: 'evil.test/' }, { ports })
  expect(error?.code).toBe('invalid_input')
})
