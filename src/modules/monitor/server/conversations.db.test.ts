import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { callStudio, makeTenant, makeUser, type TestUser } from '@/api/testing/two-tenants'
import type { UserActor } from '@/contract/actor'
import type { SystemRole } from '@/contract/privileges'
import { resolveActor } from '@/modules/access/server'
import { systemDb } from '@/platform/db/system-db'
import { browseConversations } from './browse-conversations'
import { deleteConversation, renameConversation } from './change-conversation'
import { readConversation } from './read-conversation'

let tenant_id: string
let owner: UserActor
let member: UserActor
let mills: string
let weirs: string

async function actorOf(role: SystemRole): Promise<[UserActor, TestUser]> {
  const user = await makeUser(tenant_id, role)
  const actor = await resolveActor({ form: 'api_key', value: user.api_key })
  if (actor.kind !== 'user') throw new Error('no user')
  return [actor, user]
}

async function newFlow(user: TestUser, name: string): Promise<string> {
  const answer = await callStudio('/api/v1/flows/', {
    key: user.api_key,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, data: { nodes: [], edges: [] } }),
  })
  return z.object({ id: z.string() }).parse(await answer.json()).id
}

async function say(flow_id: string, session_id: string, user_id: number, ...texts: string[]) {
  for (const text of texts)
    await systemDb().message.create({
      data: {
        tenant_id,
        flow_id,
        session_id,
        user_id,
        text,
        sender: 'User',
        sender_name: 'User',
        properties: {},
        content_blocks: [],
      },
    })
}

beforeAll(async () => {
  tenant_id = await makeTenant('conversations')
  const [actor, user] = await actorOf('owner')
  owner = actor
  ;[member] = await actorOf('member')
  mills = await newFlow(user, 'Mills')
  weirs = await newFlow(user, 'Weirs')
  await say(mills, 'shared-name', owner.user_id, 'about stones', 'about 100% rye')
  await say(weirs, 'shared-name', owner.user_id, 'about herons')
  await say(mills, 'other', member.user_id, 'mine')
  await say(mills, 'shared-name', owner.user_id, 'the last word')
})

const browse = (actor: UserActor, more: { search?: string; flow_id?: string; cursor?: number; limit?: number } = {}) =>
  browseConversations(actor, { search: '', limit: 100, ...more })

describe('the list of conversations', () => {
  it('has one row for each session of each flow, the most recently used first', async () => {
    const { items, next_cursor } = await browse(owner)
    expect(items.map((item) => [item.flow_name, item.session_id, item.message_count, item.last_text])).toEqual([
      ['Mills', 'shared-name', 3, 'the last word'],
      ['Mills', 'other', 1, 'mine'],
      ['Weirs', 'shared-name', 1, 'about herons'],
    ])
    expect(next_cursor).toBeNull()
  })

  it('is read page by page', async () => {
    const first = await browse(owner, { limit: 2 })
    expect(first.items).toHaveLength(2)
    expect(first.next_cursor).not.toBeNull()
    const second = await browse(owner, { limit: 2, cursor: first.next_cursor ?? 0 })
    expect(second.items.map((item) => item.last_text)).toEqual(['about herons'])
    expect(second.next_cursor).toBeNull()
  })

  it('finds what was said, taking signs as they are', async () => {
    const found = async (search: string) => (await browse(owner, { search })).items.map((item) => item.last_text)
    expect(await found('STONES')).toEqual(['the last word'])
    expect(await found('100%')).toEqual(['the last word'])
    expect(await found('%')).toEqual(['the last word'])
    expect(await found('shared_name')).toEqual([])
    expect(await found('OTHER')).toEqual(['mine'])
  })

  it('shows one flow when one is named, and others only their own conversations', async () => {
    expect((await browse(owner, { flow_id: weirs })).items.map((item) => item.last_text)).toEqual(['about herons'])
    expect((await browse(member)).items.map((item) => item.last_text)).toEqual(['mine'])
    await say(mills, 'other', owner.user_id, 'a word between')
    expect((await browse(member)).items.map((item) => item.last_text)).toEqual(['mine'])
  })
})

describe('a search among many conversations', () => {
  it('finds what is rare and old, what is everywhere, and names, page by page', async () => {
    const other = await actorOf('owner')
    const flow = await newFlow(other[1], `Many ${randomUUID()}`)
    const text = (at: number) => (at === 3 ? 'a lonely kingfisher' : at % 2 ? 'an odd duck' : 'an even duck')
    await systemDb().message.createMany({
      data: Array.from({ length: 60 }, (_, at) => ({
        tenant_id,
        flow_id: flow,
        session_id: `many-${at}`,
        user_id: at < 30 ? other[0].user_id : null,
        text: text(at),
        sender: 'User',
        sender_name: 'User',
        properties: {},
        content_blocks: [],
      })),
    })
    await systemDb().messageSession.create({
      data: { tenant_id, flow_id: flow, session_id: 'many-5', session_name: 'Named: bittern' },
    })
    const ids = async (search: string, more: { cursor?: number; limit?: number } = {}) => {
      const page = await browse(owner, { search, limit: 3, flow_id: flow, ...more })
      return { ids: page.items.map((item) => item.session_id), next: page.next_cursor }
    }
    expect(await ids('KINGfisher')).toEqual({ ids: ['many-3'], next: null })
    expect(await ids('bittern')).toEqual({ ids: ['many-5'], next: null })
    expect(await ids('many-59')).toEqual({ ids: ['many-59'], next: null })
    expect(await ids('nothing like it')).toEqual({ ids: [], next: null })
    const first = await ids('odd')
    expect(first.ids).toEqual(['many-59', 'many-57', 'many-55'])
    // One that is not near the newest, so that it is looked up.
    const seen = [...first.ids]
    for (let next = first.next; next !== null; ) {
      const page = await ids('odd', { cursor: next, limit: 8 })
      seen.push(...page.ids)
      next = page.next
    }
    expect(seen).toEqual(
      Array.from({ length: 60 }, (_, at) => 59 - at).flatMap((at) => (at % 2 && at !== 3 ? [`many-${at}`] : [])),
    )
  })
})

describe('a conversation', () => {
  it('is read from its end backwards', async () => {
    const one = { flow_id: mills, session_id: 'shared-name' }
    const end = await readConversation(owner, { ...one, limit: 2 })
    expect(end).toMatchObject({ flow_name: 'Mills', message_count: 3 })
    expect(end.items.map((message) => message.text)).toEqual(['about 100% rye', 'the last word'])
    const before = await readConversation(owner, { ...one, limit: 2, cursor: end.next_cursor ?? 0 })
    expect(before.items.map((message) => message.text)).toEqual(['about stones'])
    expect(before.next_cursor).toBeNull()
    await expect(readConversation(member, { ...one, limit: 2 })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('is named and deleted without touching that of another flow', async () => {
    const one = { flow_id: mills, session_id: 'shared-name' }
    await renameConversation(owner, { ...one, session_name: 'Rye' })
    const [named] = (await browse(owner, { search: 'rYe', flow_id: mills })).items
    expect(named?.session_name).toBe('Rye')
    expect((await browse(owner, { flow_id: weirs })).items[0]?.session_name).toBeNull()
    await expect(renameConversation(member, { ...one, session_name: 'No' })).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(deleteConversation(member, one)).rejects.toMatchObject({ code: 'not_found' })
    await deleteConversation(owner, one)
    expect((await browse(owner, { search: 'about' })).items.map((item) => item.flow_name)).toEqual(['Weirs'])
    await expect(deleteConversation(owner, { ...one, session_id: randomUUID() })).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})

describe('a conversation over REST, whose id alone may name those of several flows', () => {
  const path = (session_id: string, query: Record<string, string> = {}) =>
    `/api/v1/monitor/messages/session/${encodeURIComponent(session_id)}?${new URLSearchParams(query)}`
  const left = (session_id: string) =>
    systemDb().message.findMany({ where: { tenant_id, session_id }, orderBy: { id: 'asc' }, select: { flow_id: true } })

  it('is named and deleted in the flow that is asked for', async () => {
    const [actor, user] = await actorOf('owner')
    const session_id = `twice ${randomUUID()}`
    await say(mills, session_id, actor.user_id, 'one')
    await say(weirs, session_id, actor.user_id, 'two')
    const key = { key: user.api_key }
    const named = await callStudio(path(session_id, { new_session_name: 'Named', flow_id: weirs }), {
      ...key,
      method: 'PATCH',
    })
    expect(z.array(z.object({ text: z.string() })).parse(await named.json())).toEqual([{ text: 'two' }])
    const deleted = await callStudio(path(session_id, { flow_id: weirs }), { ...key, method: 'DELETE' })
    expect(deleted.status).toBe(204)
    expect(await left(session_id)).toEqual([{ flow_id: mills }])
  })

  it('is out of reach in flows that the caller may not see any more', async () => {
    const [actor, user] = await actorOf('editor')
    const own = await newFlow(user, `Own ${randomUUID()}`)
    const session_id = `seen ${randomUUID()}`
    await say(mills, session_id, actor.user_id, 'hidden now')
    await say(own, session_id, actor.user_id, 'mine')
    const key = { key: user.api_key }
    const named = await callStudio(path(session_id, { new_session_name: 'Named' }), { ...key, method: 'PATCH' })
    expect(z.array(z.object({ text: z.string() })).parse(await named.json())).toEqual([{ text: 'mine' }])
    const hidden = { flow_id: mills, new_session_name: 'Named' }
    expect((await callStudio(path(session_id, hidden), { ...key, method: 'PATCH' })).status).toBe(404)
    expect((await callStudio(path(session_id), { ...key, method: 'DELETE' })).status).toBe(204)
    expect(await left(session_id)).toEqual([{ flow_id: mills }])
    expect((await callStudio(path(session_id), { ...key, method: 'DELETE' })).status).toBe(404)
  })
})
