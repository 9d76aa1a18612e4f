import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { zipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { isRest, type RestOperation } from '@/contract/operation'
import { env } from '@/env'
import { operationsOf } from '@/platform/rest/route-table'
import { rootRouter } from '../root'
import { restRequest } from '../testing/rest-request'
import { sampleInput } from '../testing/sample-input'
import { callStudio, makeOneOfEverything, makeTenant, makeUser, snapshot, type TestUser } from '../testing/two-tenants'

const uploads = operationsOf(rootRouter).flatMap(({ name, op }) =>
  isRest(op) && op.body === 'multipart' ? [{ name, op }] : [],
)
/** Those that open what they are given. */
const opening = uploads.filter(({ name }) => /^flows\.(flows|projects)_upload/.test(name))

let owner: TestUser
let ids: Record<string, unknown>
beforeAll(async () => {
  owner = await makeUser(await makeTenant('uploads'), 'owner')
  ids = await makeOneOfEverything(owner)
}, 60_000)

const pathOf = (op: RestOperation) => restRequest(op, sampleInput(op, ids)).path
const files = () =>
  existsSync(env.MILLRACE_DATA_DIR)
    ? readdirSync(env.MILLRACE_DATA_DIR, { recursive: true, encoding: 'utf8' }).sort()
    : []

describe('an upload (threat 32)', () => {
  it('has operations of several modules', () => {
    expect(new Set(uploads.map(({ name }) => name.split('.')[0])).size).toBeGreaterThan(2)
  })

  it.each(uploads)('$name takes no other body that poses as one (threat 32)', async ({ op }) => {
    const before = await snapshot(owner.tenant_id)
    const posing = { file: { path: '/etc/passwd', filename: 'x', mimetype: 'text/plain' }, files: ['/etc/passwd'] }
    for (const [type, body] of [
      ['application/json', JSON.stringify(posing)],
      ['application/x-www-form-urlencoded', 'file=/etc/passwd&file[path]=/etc/passwd'],
      ['text/plain', '/etc/passwd'],
      ['application/octet-stream', 'x'],
      ['multipart/mixed; boundary=x', '--x--'],
    ]) {
      const answer = await callStudio(pathOf(op), {
        key: owner.api_key,
        method: op.method,
        headers: { 'content-type': type ?? '' },
        body: body ?? '',
      })
      expect(answer.status, type).toBe(415)
    }
    // A text in place of the file, within a real form, is no file either.
    const form = new FormData()
    form.set('file', '/etc/passwd')
    const named = await callStudio(pathOf(op), { key: owner.api_key, method: op.method, body: form })
    expect(named.status).toBeGreaterThanOrEqual(400)
    expect(named.status).toBeLessThan(500)
    expect(await snapshot(owner.tenant_id)).toBe(before)
  })
})

const flow = new TextEncoder().encode('{"name":"One","data":{"nodes":[],"edges":[]}}')
const archives: [string, () => Uint8Array][] = [
  ['an entry above', () => zipSync({ 'a.json': flow, '../../b.json': flow })],
  ['an absolute entry', () => zipSync({ 'a.json': flow, '/b.json': flow })],
  ['a drive', () => zipSync({ 'a.json': flow, 'C:\\b.json': flow })],
  ['a link', () => zipSync({ 'a.json': flow, 'b.json': [flow, { os: 3, attrs: (0o120777 << 16) >>> 0 }] })],
  ['names that differ by case', () => zipSync({ 'a.json': flow, 'A.json': flow })],
  [
    'an entry twice',
    () =>
      new Uint8Array(
        Buffer.from(
          Buffer.from(zipSync({ 'a.json': flow, 'b.json': flow }))
            .toString('latin1')
            .replaceAll('b.json', 'a.json'),
          'latin1',
        ),
      ),
  ],
  ['a thousand times its size', () => zipSync({ 'a.json': new Uint8Array(20_000_000) })],
  ['a million entries', () => manyEntries()],
]

/** A list that says that it has as many entries as a list can say. */
function manyEntries(): Uint8Array {
  const bytes = zipSync({ 'a.json': flow })
  const end = bytes.length - 22
  new DataView(bytes.buffer, bytes.byteOffset).setUint16(end + 10, 0xffff, true)
  return bytes
}

describe('an archive that means harm (threat 58)', () => {
  it('is tried where archives are opened', () => {
    expect(opening.map(({ name }) => name)).toEqual(['flows.flows_upload_file', 'flows.projects_upload_file'])
  })

  it.each(opening.flatMap(({ name, op }) => archives.map(([what, make]) => ({ name, op, what, make }))))(
    '$name refuses $what, and nothing is left of it (threat 58)',
    async ({ op, make }) => {
      const [rows, before] = [await snapshot(owner.tenant_id), files()]
      const form = new FormData()
      form.set('file', new File([new Uint8Array(make())], `harm-${randomUUID()}.zip`))
      const answer = await callStudio(pathOf(op), { key: owner.api_key, method: op.method, body: form })
      expect(answer.status, await answer.text()).toBe(400)
      expect(await snapshot(owner.tenant_id)).toBe(rows)
      expect(files()).toEqual(before)
    },
  )
})
