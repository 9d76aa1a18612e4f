import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { callStudio, makeTenant, makeUser, type TestUser } from '@/api/testing/two-tenants'
import type { UserActor } from '@/contract/actor'
import type { SystemRole } from '@/contract/privileges'
import { resolveActor } from '@/modules/access/server'
import { systemDb } from '@/platform/db/system-db'
import { browseFlows } from './browse-flows'
import { browseProjects } from './browse-projects'
import { moveFlows } from './move-flows'

let tenant_id: string
let boss: [UserActor, TestUser]
let editor: [UserActor, TestUser]

async function newUser(role: SystemRole): Promise<[UserActor, TestUser]> {
  const user = await makeUser(tenant_id, role)
  const actor = await resolveActor({ form: 'api_key', value: user.api_key })
  if (actor.kind !== 'user') throw new Error('no user')
  return [actor, user]
}

async function post([, user]: [UserActor, TestUser], path: string, body: unknown, method = 'POST'): Promise<string> {
  const answer = await callStudio(path, {
    key: user.api_key,
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return z.object({ id: z.string() }).parse(await answer.json()).id
}
const newFlow = (who: [UserActor, TestUser], name: string) =>
  post(who, '/api/v1/flows/', { name, data: { nodes: [], edges: [] } })

beforeAll(async () => {
  tenant_id = await makeTenant('project list')
  boss = await newUser('owner')
  editor = await newUser('editor')
})

const counts = async ([actor]: [UserActor, TestUser]) => {
  const { items, flow_count } = await browseProjects(actor)
  return { all: flow_count, of: items.map((item) => [item.name, item.creator_name, item.flow_count, item.trash_count]) }
}
const listed = async ([actor]: [UserActor, TestUser], project_id: string) =>
  (
    await browseFlows(actor, {
      search: '',
      sort: 'name',
      order: 'asc',
      deleted: false,
      cursor: 0,
      limit: 10,
      project_id,
    })
  ).items.map((item) => [item.name, item.project_id])

describe('the projects of the console', () => {
  it('hold flows that are moved between them without being changed', async () => {
    const pond = await post(editor, '/api/v1/projects/', { name: 'A pond' })
    const heron = await newFlow(editor, 'Heron')
    const otter = await newFlow(editor, 'Otter')
    const gone = await newFlow(editor, 'Gone')
    await post(editor, `/api/v1/flows/${gone}`, { is_deleted: true }, 'PATCH')
    const before = await systemDb().flow.findFirstOrThrow({ where: { id: heron } })
    await moveFlows(editor[0], { project_id: pond, flow_ids: [heron, gone] })
    expect(await counts(editor)).toEqual({
      all: 2,
      of: [
        ['My projects', null, 1, 0],
        ['A pond', null, 1, 1],
      ],
    })
    expect(await listed(editor, pond)).toEqual([['Heron', pond]])
    expect((await systemDb().flow.findFirstOrThrow({ where: { id: heron } })).updated_at).toEqual(before.updated_at)
    expect(await listed(editor, before.project_id ?? '')).toEqual([['Otter', before.project_id]])
    expect(otter).not.toBe(heron)
  })

  it("show everybody's to owners, and to others only what is theirs", async () => {
    const secret = await post(boss, '/api/v1/projects/', { name: 'Secret' })
    const plan = await newFlow(boss, 'Plan')
    expect((await counts(boss)).of).toContainEqual(['A pond', editor[0].username, 1, 1])
    expect((await counts(editor)).of.map(([name]) => name)).toEqual(['My projects', 'A pond'])
    const [, own] = (await browseProjects(editor[0])).items
    await expect(moveFlows(editor[0], { project_id: own?.id ?? '', flow_ids: [plan] })).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(
      moveFlows(editor[0], { project_id: secret, flow_ids: [await newFlow(editor, 'Mine')] }),
    ).rejects.toMatchObject({ code: 'not_found' })
  })
})
