import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readFlowFile } from './read-flow-file'

const file = (content: string | Uint8Array<ArrayBuffer>, name = 'flow.json') => new File([content], name)
const flow = (more = '') => `{"name":"One","data":{"nodes":[],"edges":[]${more}}}`

describe('readFlowFile', () => {
  it.each([
    ['one flow', flow(), 1],
    ['a container', `{"flows":[${flow()},${flow()}]}`, 2],
    ['a list', `[${flow()}]`, 1],
    ['a bare graph', '{"nodes":[],"edges":[]}', 1],
  ])('reads %s', async (_what, text, count) => {
    expect(await readFlowFile(file(text))).toHaveLength(count)
  })

  it('reads a zip of flows and leaves other files in it alone', async () => {
    const bytes = new TextEncoder().encode(flow())
    const zip = new Uint8Array(zipSync({ 'a.json': bytes, 'deep/b.json': bytes, 'read.me': bytes }))
    expect(await readFlowFile(file(zip, 'flows.zip'))).toHaveLength(2)
  })

  it.each([
    ['nothing', '', 'bad_request'],
    ['broken JSON', '{"data":', 'bad_request'],
    ['no flow', '{"nodes":5}', 'bad_request'],
    ['a broken zip', 'PK\u0003\u0004 not really', 'bad_request'],
    ['NUL', flow(',"note":"a\\u0000b"'), 'invalid_input'],
    ['half a surrogate pair', flow(',"note":"\\ud800"'), 'invalid_input'],
    ['__proto__', flow(',"__proto__":{"admin":true}'), 'invalid_input'],
    ['bottomless nesting', flow(`,"deep":${'['.repeat(100_000)}${']'.repeat(100_000)}`), 'invalid_input'],
  ])('refuses %s', async (_what, text, code) => {
    await expect(readFlowFile(file(text))).rejects.toMatchObject({ code })
  })

  it.each(['../../a.json', '/etc/b.json', '..\\..\\c.json', 'C:\\d.json', 'e/../../f.json'])(
    'takes nothing of a zip with the entry %s (threat 58)',
    async (name) => {
      const bytes = new TextEncoder().encode(flow(''))
      const zip = zipSync({ 'good.json': bytes, [name]: bytes })
      await expect(readFlowFile(file(new Uint8Array(zip), 'paths.zip'))).rejects.toMatchObject({ code: 'bad_request' })
    },
  )

  it('refuses a zip that unpacks to a thousand times its size (threat 58)', { timeout: 30_000 }, async () => {
    const zip = zipSync({ 'a.json': new Uint8Array(150_000_000) }, { level: 1 })
    await expect(readFlowFile(file(new Uint8Array(zip), 'bomb.zip'))).rejects.toThrow()
  })
})
