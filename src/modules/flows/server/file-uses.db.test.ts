import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { callStudio, makeTenant, makeUser, type TestUser } from '@/api/testing/two-tenants'
import type { UserActor } from '@/contract/actor'
import type { SystemRole } from '@/contract/privileges'
import { resolveActor } from '@/modules/access/server'
import { browseFiles } from '@/modules/files/server/browse-files'
import { systemDb } from '@/platform/db/system-db'
import { readFileUses, removeFiles } from './file-uses'

let tenant_id: string
let boss: [UserActor, TestUser]
let member: [UserActor, TestUser]

async function newUser(role: SystemRole): Promise<[UserActor, TestUser]> {
  const user = await makeUser(tenant_id, role)
  const actor = await resolveActor({ form: 'api_key', value: user.api_key })
  if (actor.kind !== 'user') throw new Error('no user')
  return [actor, user]
}

async function upload([, user]: [UserActor, TestUser], name: string, content = name) {
  const body = new FormData()
  body.append('file', new File([content], name, { type: 'text/plain' }))
  const answer = await callStudio('/api/v2/files/', { key: user.api_key, method: 'POST', body })
  return z.object({ id: z.string(), path: z.string() }).parse(await answer.json())
}

const post = ([, user]: [UserActor, TestUser], path: string, body: unknown, method = 'POST') =>
  callStudio(path, {
    key: user.api_key,
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

async function flowWith(owner: [UserActor, TestUser], name: string, path: string) {
  const data = { nodes: [{ id: 'File-1', data: { node: { template: { path: { file_path: path } } } } }], edges: [] }
  return z.object({ id: z.string() }).parse(await (await post(owner, '/api/v1/flows/', { name, data })).json()).id
}

beforeAll(async () => {
  tenant_id = await makeTenant('file uses')
  boss = await newUser('owner')
  member = await newUser('editor')
})

describe('a file that flows use', () => {
  it('is not deleted unless it is to go all the same', async () => {
    const used = await upload(boss, 'used.txt')
    const free = await upload(boss, 'free.txt')
    const flow_id = await flowWith(boss, 'Reader', used.path)
    expect(await readFileUses(boss[0], { file_ids: [used.id, free.id] })).toEqual([
      { file_id: used.id, file_name: 'used.txt', flows: [{ id: flow_id, name: 'Reader', deleted: false }], hidden: 0 },
    ])
    const both = { file_ids: [used.id, free.id], anyway: false }
    await expect(removeFiles(boss[0], both)).rejects.toMatchObject({
      code: 'conflict',
      details: { uses: [{ file_id: used.id, flows: [{ name: 'Reader' }] }] },
    })
    expect(await systemDb().storedFile.count({ where: { id: { in: both.file_ids } } })).toBe(2)
    expect(await removeFiles(boss[0], { file_ids: [free.id], anyway: false })).toMatchObject({ files_deleted: 1 })
    expect(await removeFiles(boss[0], { file_ids: [used.id], anyway: true })).toMatchObject({ files_deleted: 1 })
    expect(await systemDb().storedFile.count({ where: { id: { in: both.file_ids } } })).toBe(0)
  })

  it('is refused over REST in words that say where, one by one, by a list and all at once, unless force is given', async () => {
    const somebody = await newUser('editor')
    const used = await upload(somebody, 'wanted.txt')
    await upload(somebody, 'loose.txt')
    await flowWith(somebody, 'Wanting', used.path)
    await flowWith(boss, 'Hidden one', used.path)
    const remove = (path: string, body?: unknown) =>
      callStudio(path, {
        key: somebody[1].api_key,
        method: 'DELETE',
        ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
      })
    const left = () => systemDb().storedFile.count({ where: { user_id: somebody[0].user_id } })
    const ways: [string, unknown?][] = [
      [`/api/v2/files/${used.id}`],
      ['/api/v2/files/batch/', [used.id]],
      ['/api/v2/files/'],
    ]
    for (const [path, body] of ways) {
      const refused = await remove(path, body)
      expect(refused.status).toBe(409)
      expect(await refused.text()).toContain('\\"wanted.txt\\" is used by \\"Wanting\\", another flow')
    }
    expect(await left()).toBe(2)
    const gone = await remove(`/api/v2/files/${used.id}?force=true`)
    expect([gone.status, await gone.json()]).toEqual([200, { detail: 'File wanted.txt deleted' }])
    const all = await remove('/api/v2/files/')
    expect([all.status, await all.json()]).toMatchObject([200, { files_deleted: 1, files_kept: 0 }])
    expect((await remove('/api/v2/files/')).status).toBe(200)
    expect(await left()).toBe(0)
  })

  it('is refused as a file of a flow, too, whichever flow uses it', async () => {
    const flow_id = await flowWith(boss, 'Its own flow', '')
    const body = new FormData()
    body.append('file', new File(['x'], 'own.txt', { type: 'text/plain' }))
    const sent = await callStudio(`/api/v1/files/upload/${flow_id}`, { key: boss[1].api_key, method: 'POST', body })
    const { file_path } = z.object({ file_path: z.string() }).parse(await sent.json())
    await flowWith(boss, 'Borrower', file_path)
    await flowWith(boss, 'Keeper', file_path)
    const remove = (query = '') =>
      callStudio(`/api/v1/files/delete/${file_path}${query}`, { key: boss[1].api_key, method: 'DELETE' })
    const refused = await remove()
    expect(refused.status).toBe(409)
    expect(await refused.text()).toContain('\\"own.txt\\" is used by \\"Borrower\\", \\"Keeper\\"')
    const listed = async () => (await callStudio(`/api/v1/files/list/${flow_id}`, { key: boss[1].api_key })).json()
    expect(await listed()).toEqual({ files: [file_path.split('/')[1]] })
    const gone = await remove('?force=true')
    expect([gone.status, await gone.json()]).toEqual([200, { message: 'File own.txt deleted successfully' }])
    expect(await listed()).toEqual({ files: [] })
  })

  it('is in use by what is published, too', async () => {
    const file = await upload(boss, 'published.txt')
    const flow_id = await flowWith(boss, 'Published reader', file.path)
    const version: { id: number } = await (
      await post(boss, `/api/v1/flows/${flow_id}/versions`, { version: '1.0' })
    ).json()
    await post(boss, `/api/v1/flows/${flow_id}/versions/${version.id}/publish`, {})
    await post(boss, `/api/v1/flows/${flow_id}`, { data: { nodes: [], edges: [] } }, 'PATCH')
    expect(await readFileUses(boss[0], { file_ids: [file.id] })).toMatchObject([{ flows: [{ id: flow_id }] }])
  })

  it('does not betray the names of flows that its owner may not see', async () => {
    const file = await upload(member, 'shared.txt')
    await flowWith(boss, 'Secret plans', file.path)
    expect(await readFileUses(member[0], { file_ids: [file.id] })).toEqual([
      { file_id: file.id, file_name: 'shared.txt', flows: [], hidden: 1 },
    ])
    await expect(removeFiles(member[0], { file_ids: [file.id], anyway: false })).rejects.toMatchObject({
      code: 'conflict',
    })
  })

  it("is nobody else's to ask for", async () => {
    const file = await upload(member, 'mine.txt')
    await expect(readFileUses(boss[0], { file_ids: [file.id] })).rejects.toMatchObject({ code: 'not_found' })
    await expect(removeFiles(boss[0], { file_ids: [file.id, randomUUID()], anyway: true })).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})

describe('the list of files', () => {
  it('is searched, sorted and read window by window; what is used is said of all', async () => {
    const somebody = await newUser('editor')
    for (const [name, content] of [
      ['a.txt', '333'],
      ['b_1.txt', '1'],
      ['c.md', '22'],
    ] as const)
      await upload(somebody, name, content)
    const browse = async (more: Partial<Parameters<typeof browseFiles>[1]>) => {
      const page = await browseFiles(somebody[0], {
        search: '',
        sort: 'name',
        order: 'asc',
        cursor: 0,
        limit: 100,
        ...more,
      })
      return { ...page, names: page.items.map((item) => item.name) }
    }
    expect((await browse({})).names).toEqual(['a.txt', 'b_1.txt', 'c.md'])
    expect((await browse({ sort: 'size', order: 'desc' })).names).toEqual(['a.txt', 'c.md', 'b_1.txt'])
    // Wildcards of the database stand for themselves.
    expect((await browse({ search: '_' })).names).toEqual(['b_1.txt'])
    expect((await browse({ search: '%' })).names).toEqual([])
    expect((await browse({ search: '\\' })).names).toEqual([])
    expect(await browse({ search: '.TXT', limit: 1 })).toMatchObject({
      names: ['a.txt'],
      total: 2,
      next_cursor: 1,
      used: { files: 3, bytes: 6 },
    })
    expect(await browse({ search: '.TXT', limit: 1, cursor: 1 })).toMatchObject({
      names: ['b_1.txt'],
      next_cursor: null,
    })
  })
})
