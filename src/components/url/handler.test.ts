import { describe, expect, it } from 'vitest'
import { fakePorts } from '@/engine/testing/fake-ports'
import { runNode } from '../testing/run-node'
import { toRows } from '../to-rows'

const site: Record<string, string> = {
  'https://a.test/':
    '<title>Home</title><a href="/one">1</a> <a href=\'https://b.test/\'>b</a> <a href="mailto:x">m</a>',
  'https://a.test/one': '<a href="/#top">home</a> <a href="/two">2</a>',
  'https://a.test/two': 'two',
  'https://b.test/': 'b',
}

function ports() {
  return fakePorts({
    http: ({ url }) => ({
      status: Object.hasOwn(site, url) ? 200 : 404,
      headers: { 'content-type': 'text/html' },
      body: new TextEncoder().encode(site[url] ?? 'gone'),
      url,
    }),
  })
}

async function read(config: Record<string, unknown>) {
  const { outputs, error, events } = await runNode('URLComponent', config, { ports: ports() })
  return { outputs, error, events, urls: toRows(outputs.page_results).map((row) => row.url) }
}

describe('URLComponent', () => {
  it('reads the pages named, with their titles', async () => {
    const { outputs } = await read({ urls: ['https://a.test/', 'https://b.test/'] })
    expect(toRows(outputs.page_results)[0]).toMatchObject({ url: 'https://a.test/', title: 'Home' })
    expect(outputs.raw_results).toMatchObject({ text: expect.stringContaining('\n\nb') })
  })

  it('follows links as deep as told, inside the host or out of it', async () => {
    expect((await read({ urls: 'https://a.test/', max_depth: 2 })).urls).toEqual([
      'https://a.test/',
      'https://a.test/one',
    ])
    expect((await read({ urls: 'https://a.test/', max_depth: 3, prevent_outside: false })).urls).toEqual([
      'https://a.test/',
      'https://a.test/one',
      'https://b.test/',
      'https://a.test/two',
    ])
  })

  it('leaves out what cannot be read, unless nothing can', async () => {
    const some = await read({ urls: ['https://a.test/gone', 'https://b.test/'] })
    expect(some.urls).toEqual(['https://b.test/'])
    expect(some.events).toContainEqual(expect.objectContaining({ type: 'log' }))
    expect((await read({ urls: 'https://a.test/gone' })).error?.message).toContain('status 404')
    const strict = { urls: ['https://b.test/', 'https://a.test/gone'], continue_on_failure: false }
    expect((await read(strict)).error?.message).toContain('status 404')
    expect((await read({ urls: [''] })).error?.message).toContain('no address')
  })
})
