import { existsSync, readdirSync } from 'node:fs'
import { unzipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { callStudio, makeTenant, makeUser, type TestUser } from '@/api/testing/two-tenants'
import { dataPath } from '@/platform/data-dir/data-path'
import { systemDb } from '@/platform/db/system-db'
import { incomingFolder } from '@/platform/storage/received-file'
import { appendToFile } from './append-to-file'

let owner: TestUser
let colleague: TestUser
let flow_id: string

const FileRead = z.object({ id: z.string(), name: z.string(), path: z.string(), size: z.number() })

beforeAll(async () => {
  const tenant = await makeTenant('files')
  owner = await makeUser(tenant, 'owner')
  colleague = await makeUser(tenant, 'member')
  const created = await callStudio('/api/v1/flows/', {
    key: owner.api_key,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'With files', data: { nodes: [], edges: [] } }),
  })
  flow_id = z.object({ id: z.string() }).parse(await created.json()).id
})

function send(
  user: TestUser,
  path: string,
  name: string,
  content: string | Uint8Array<ArrayBuffer>,
  type = 'text/plain',
) {
  const body = new FormData()
  body.append('file', new File([content], name, { type }))
  return callStudio(path, { key: user.api_key, method: 'POST', body })
}

const upload = async (name: string, content: string, query = '') =>
  FileRead.parse(await (await send(owner, `/api/v2/files/${query}`, name, content)).json())
const get = (user: TestUser, path: string) => callStudio(path, { key: user.api_key })

describe('files of a user', () => {
  it('are kept under their names, with a number for a taken one', async () => {
    const first = await upload('note.txt', 'one')
    const second = await upload('note.txt', 'two')
    expect([first.name, second.name]).toEqual(['note', 'note (1)'])
    expect(first.path).toMatch(new RegExp(`/${first.id}\\.txt$`))
    const listed = z.array(FileRead).parse(await (await get(owner, '/api/v2/files')).json())
    expect(listed.map((file) => file.id)).toEqual(expect.arrayContaining([first.id, second.id]))
    expect(await (await get(owner, `/api/v2/files/${first.id}?return_content=true`)).text()).toBe('one')
  })

  it('grow when bytes are appended', async () => {
    const first = await upload('log.txt', 'a')
    const more = await upload('log.txt', 'b', '?append=true')
    expect(more).toMatchObject({ id: first.id, size: 2 })
    expect(await (await get(owner, `/api/v2/files/${first.id}?return_content=true`)).text()).toBe('ab')
  })

  it('lose nothing when many append at once, and leave no other bytes behind', async () => {
    const first = await upload('many.txt', '')
    const names = Array.from({ length: 12 }, (_, index) => `<${index}>`)
    const key = { key: owner.api_key, method: 'POST' }
    const form = (text: string) => {
      const body = new FormData()
      body.append('file', new File([text], 'many.txt'))
      return body
    }
    await Promise.all([
      ...names.map((text) => callStudio('/api/v2/files/?append=true', { ...key, body: form(text) })),
      // Past the turns of this process, as another one would: the row decides.
      ...['<x>', '<y>'].map(async (text) => {
        const row = await systemDb().storedFile.findUniqueOrThrow({ where: { id: first.id } })
        return appendToFile(row, new File([text], 'many.txt'))
      }),
    ])
    const text = await (await get(owner, `/api/v2/files/${first.id}?return_content=true`)).text()
    expect(text.match(/<\w+>/g)?.sort()).toEqual([...names, '<x>', '<y>'].sort())
    const row = await systemDb().storedFile.findUniqueOrThrow({ where: { id: first.id } })
    expect(row.size).toBe(text.length)
    const own = readdirSync(dataPath('files', owner.tenant_id), { recursive: true, withFileTypes: true })
    const rows = await systemDb().storedFile.findMany({ where: { tenant_id: owner.tenant_id } })
    expect(own.flatMap((entry) => (entry.isFile() ? [entry.name] : [])).sort()).toEqual(
      rows.map((known) => known.content_id ?? known.id).sort(),
    )
  })

  it('two appends to a name that is new make one file', async () => {
    const [one, two] = await Promise.all([
      upload('new.txt', 'a', '?append=true'),
      upload('new.txt', 'b', '?append=true'),
    ])
    expect(one.id).toBe(two.id)
    expect(['ab', 'ba']).toContain(await (await get(owner, `/api/v2/files/${one.id}?return_content=true`)).text())
  })

  it('keep their old content when an append breaks off', async () => {
    const first = await upload('half.txt', 'whole')
    const row = await systemDb().storedFile.findUniqueOrThrow({ where: { id: first.id } })
    const broken = new File(['more'], 'half.txt')
    broken.stream = () =>
      new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode('mo'))
        },
        pull: () => Promise.reject(new Error('the disk is full')),
      })
    await expect(appendToFile(row, broken)).rejects.toThrow('the disk is full')
    expect(await (await get(owner, `/api/v2/files/${first.id}?return_content=true`)).text()).toBe('whole')
    const left = readdirSync(dataPath('files', owner.tenant_id), { recursive: true })
    expect(left.filter((name) => String(name).endsWith('.part'))).toEqual([])
  })

  it('of refused kinds are not kept', async () => {
    const before = await (await get(owner, '/api/v2/files')).text()
    for (const path of ['/api/v2/files/', `/api/v1/files/upload/${flow_id}`]) {
      const answer = await send(owner, path, 'setup.exe', 'MZ')
      expect([answer.status, await answer.text()]).toEqual([415, expect.stringContaining('.exe')])
    }
    expect(await (await get(owner, '/api/v2/files')).text()).toBe(before)
    expect(existsSync(incomingFolder()) ? readdirSync(incomingFolder()) : []).toEqual([])
  })

  it('are downloaded so that they cannot act in our origin (threat 46)', async () => {
    const body = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
    const file = FileRead.parse(await (await send(owner, '/api/v2/files', 'x.svg', body, 'image/svg+xml')).json())
    const answer = await get(owner, `/api/v2/files/${file.id}`)
    expect(answer.headers.get('content-type')).toBe('application/octet-stream')
    expect(answer.headers.get('content-disposition')).toContain('attachment')
    expect(answer.headers.get('content-security-policy')).toContain('sandbox')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('are renamed, zipped and deleted', async () => {
    const a = await upload('a.txt', 'A')
    const b = await upload('b.txt', 'B')
    const renamed = await callStudio(`/api/v2/files/${a.id}?name=${encodeURIComponent('../../new name')}`, {
      key: owner.api_key,
      method: 'PUT',
    })
    expect(FileRead.parse(await renamed.json()).name).toBe('new name')
    const json = { headers: { 'content-type': 'application/json' }, body: JSON.stringify([a.id, b.id]) }
    const zip = await callStudio('/api/v2/files/batch/', { key: owner.api_key, method: 'POST', ...json })
    const entries = unzipSync(new Uint8Array(await zip.arrayBuffer()))
    expect(Object.keys(entries).sort()).toEqual(['b.txt', 'new name.txt'])
    const deleted = await callStudio('/api/v2/files/batch/', { key: owner.api_key, method: 'DELETE', ...json })
    expect(await deleted.json()).toMatchObject({ files_deleted: 2, files_kept: 0 })
    expect((await get(owner, `/api/v2/files/${a.id}`)).status).toBe(404)
  })

  it('are nobody else’s (threat 27)', async () => {
    const file = await upload('mine.txt', 'secret')
    expect((await get(colleague, `/api/v2/files/${file.id}`)).status).toBe(404)
    const deleted = await callStudio(`/api/v2/files/${file.id}`, { key: colleague.api_key, method: 'DELETE' })
    expect(deleted.status).toBe(404)
    expect((await get(owner, `/api/v2/files/${file.id}`)).status).toBe(200)
  })
})

describe('files of a flow', () => {
  const png = Uint8Array.from(
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
  )

  it('are listed, shown when they are safe pictures, and deleted', async () => {
    const Uploaded = z.object({ file_path: z.string() })
    const { file_path } = Uploaded.parse(
      await (await send(owner, `/api/v1/files/upload/${flow_id}`, 'dot.png', png, 'image/png')).json(),
    )
    const page = '<script>alert(1)</script>'
    const html = Uploaded.parse(
      await (await send(owner, `/api/v1/files/upload/${flow_id}`, 'page.html', page, 'image/png')).json(),
    )
    expect(file_path).toMatch(new RegExp(`^${flow_id}/.+_dot\\.png$`))
    const listed = z
      .object({ files: z.array(z.string()) })
      .parse(await (await get(owner, `/api/v1/files/list/${flow_id}`)).json())
    expect(listed.files).toHaveLength(2)
    const shown = await get(owner, `/api/v1/files/images/${file_path}`)
    expect(shown.headers.get('content-type')).toBe('image/png')
    // The name says what it is when the bytes do not; a sender who calls a page a picture is not believed.
    expect((await get(owner, `/api/v1/files/download/${html.file_path}`)).headers.get('content-disposition')).toContain(
      'attachment',
    )
    for (const name of listed.files) {
      const deleted = await callStudio(`/api/v1/files/delete/${flow_id}/${name}`, {
        key: owner.api_key,
        method: 'DELETE',
      })
      expect(deleted.status).toBe(200)
    }
    expect(await (await get(owner, `/api/v1/files/list/${flow_id}`)).json()).toEqual({ files: [] })
  })

  it.each(['..%2F..%2Fsecrets.json', 'nothing.png', '%2e%2e'])('%s is not found', async (name) => {
    expect([400, 404]).toContain((await get(owner, `/api/v1/files/download/${flow_id}/${name}`)).status)
  })

  it('are shown to who uploaded them and to who may change the flow, not to others who may use it (threats 27, 50)', async () => {
    const shared = await callStudio(`/api/v1/flows/${flow_id}`, {
      key: owner.api_key,
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ access_type: 'RESTRICTED' }),
    })
    expect(shared.status).toBe(200)
    const Sent = z.object({ file_path: z.string() })
    const path = `/api/v1/files/upload/${flow_id}`
    const names = []
    for (const user of [owner, colleague]) {
      names.push(Sent.parse(await (await send(user, path, 'mine.txt', 'mine')).json()).file_path.split('/')[1] ?? '')
    }
    const [theirs = '', own = ''] = names
    const listed = await (await get(colleague, `/api/v1/files/list/${flow_id}`)).text()
    expect(listed).toContain(own)
    expect(listed).not.toContain(theirs)
    expect((await get(colleague, `/api/v1/files/download/${flow_id}/${theirs}`)).status).toBe(404)
    expect((await get(colleague, `/api/v1/files/download/${flow_id}/${own}`)).status).toBe(200)
    expect((await get(owner, `/api/v1/files/download/${flow_id}/${own}`)).status).toBe(200)
    const remove = { key: colleague.api_key, method: 'DELETE' }
    expect((await callStudio(`/api/v1/files/delete/${flow_id}/${theirs}`, remove)).status).toBe(404)
  })
})

describe('profile pictures', () => {
  it('are drawn, each in its own way', async () => {
    const { files } = z
      .object({ files: z.array(z.string()) })
      .parse(await (await callStudio('/api/v1/files/profile_pictures/list')).json())
    expect(files.length).toBeGreaterThan(20)
    const pictures = await Promise.all(
      files.map(async (file) => (await callStudio(`/api/v1/files/profile_pictures/${file}`)).text()),
    )
    expect(new Set(pictures).size).toBe(files.length)
    expect((await callStudio('/api/v1/files/profile_pictures/People/..%2F..%2Fx.svg')).status).toBe(404)
  })
})
