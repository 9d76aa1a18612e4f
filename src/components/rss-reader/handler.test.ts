import { expect, it } from 'vitest'
import { fakePorts } from '@/engine/testing/fake-ports'
import { runNode } from '../testing/run-node'

async function read(xml: string) {
  const http = () => ({ status: 200, headers: {}, body: new TextEncoder().encode(xml), url: '' })
  return runNode('RSSReaderSimple', { rss_url: 'https://a.test/feed' }, { ports: fakePorts({ http }) })
}

it('reads RSS and Atom', async () => {
  const rss =
    '<rss><item><title><![CDATA[A <b>&</b> B]]></title><link>https://a</link><pubDate>Mon</pubDate><description>&lt;p&gt;x &amp;amp; y&lt;/p&gt;</description></item></rss>'
  expect((await read(rss)).outputs.articles).toEqual({
    kind: 'table',
    rows: [{ title: 'A & B', link: 'https://a', published: 'Mon', summary: 'x & y' }],
  })
  const atom = '<feed><entry><title>T</title><link href="https://t?a=1&amp;b=2"/><updated>Tue</updated></entry></feed>'
  expect((await read(atom)).outputs.articles).toMatchObject({
    rows: [{ title: 'T', link: 'https://t?a=1&b=2', published: 'Tue', summary: '' }],
  })
})

it('refuses what is no address', async () => {
  expect((await runNode('RSSReaderSimple', { rss_url: 'feed' })).error?.code).toBe('invalid_input')
})
