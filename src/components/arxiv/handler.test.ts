import { expect, it } from 'vitest'
import { fakePorts } from '@/engine/testing/fake-ports'
import { runNode } from '../testing/run-node'

const feed = `<feed><entry><id>http://arxiv.org/abs/1</id><title>On &lt;mills&gt;
  &amp; water</title><summary> Wheels. </summary><published>2024</published>
  <author><name>Ada</name></author><author><name>Bo</name></author>
  <arxiv:primary_category term="cs.AI"/><category term="cs.AI"/><category term="cs.LG"/></entry></feed>`

const answer = (status: number, text: string) => () => ({
  status,
  headers: {},
  body: new TextEncoder().encode(text),
  url: '',
})

it('gives papers with their authors and categories', async () => {
  const ports = fakePorts({ http: answer(200, feed) })
  const { outputs } = await runNode(
    'ArXivComponent',
    { search_query: 'mills', search_type: 'title', max_results: 3 },
    { ports },
  )
  expect(ports.http.requests[0]?.url).toBe('https://export.arxiv.org/api/query?search_query=ti%3Amills&max_results=3')
  expect(outputs.dataframe).toMatchObject({
    rows: [
      {
        title: 'On & water',
        summary: 'Wheels.',
        authors: ['Ada', 'Bo'],
        pdf_url: 'http://arxiv.org/pdf/1',
        primary_category: 'cs.AI',
        categories: ['cs.AI', 'cs.LG'],
      },
    ],
  })
})

it('says when arXiv refuses, and when nothing is asked', async () => {
  const ports = fakePorts({ http: answer(503, 'busy') })
  expect((await runNode('ArXivComponent', { search_query: 'x' }, { ports })).error?.message).toContain(
    'status 503: busy',
  )
  expect((await runNode('ArXivComponent', {})).error?.code).toBe('missing_value')
})
