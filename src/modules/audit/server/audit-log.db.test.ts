import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { UserActor } from '@/contract/actor'
import { rolePrivileges, superuserPrivileges } from '@/contract/privileges'
import type { AuditEntry } from '@/platform/audit/audit-entry'
import { append, auditWriter } from '@/platform/audit/audit-writer'
import { systemDb } from '@/platform/db/system-db'
import { auditOps } from '../contract/audit.operations'
import { browseAuditLog } from './browse-audit-log'
import { exportAuditLog } from './export-audit-log'
import { verifyAuditLog } from './verify-audit-log'

const ours = randomUUID()
const theirs = randomUUID()

const actor = (tenant_id: string, is_superuser = false): UserActor => ({
  kind: 'user',
  user_id: 7,
  username: 'ada',
  tenant_id,
  is_superuser,
  roles: ['owner'],
  privileges: is_superuser ? superuserPrivileges : rolePrivileges.owner,
  businesses: new Map(),
  credential: 'session',
  credential_id: 's',
})
const owner = actor(ours)
const superuser = actor(ours, true)

let count = 0
const entry = (more: Partial<AuditEntry> = {}): AuditEntry => {
  count += 1
  return {
    tenant_id: ours,
    at: new Date(Date.UTC(2026, 0, 1) + count * 1_000).toISOString(),
    user_id: 7,
    username: 'ada',
    credential: 'session',
    credential_id: 's',
    operation: 'flows.delete_flow',
    object_type: 'flow',
    object_ids: [`flow-${count}`],
    outcome: 'done',
    status: 204,
    address: '127.0.0.1',
    user_agent: 'test “quoted” ünïcode',
    request_id: randomUUID(),
    details: { flow_id: `flow-${count}`, zeta: 1.5, alpha: true, names: ['b', 'a'] },
    changes: { before: { b: 1, a: { d: null, c: [1, 'two'] } }, after: null },
    ...more,
  }
}
const write = async (...entries: Partial<AuditEntry>[]) => {
  await Promise.all(entries.map((more) => auditWriter().write(entry(more))))
}
const browse = (who: UserActor, input: object = {}) => browseAuditLog(who, auditOps.browse_audit_log.input.parse(input))
const ids = async (input: object = {}, who = owner) => (await browse(who, input)).items.map(({ id }) => id)

async function text(who: UserActor, input: object): Promise<string> {
  let all = ''
  for await (const piece of exportAuditLog(who, auditOps.export_audit_log.input.parse(input))) all += piece
  return all
}

/** The chain as a new installation has it. */
async function forget() {
  await systemDb().auditEntry.deleteMany()
  await systemDb().auditChain.update({ where: { id: 1 }, data: { last_id: 0, last_hash: '' } })
  count = 0
}
beforeEach(forget)

describe('the chain', () => {
  it('is whole when it is empty, and after entries of any form', async () => {
    expect(await verifyAuditLog(superuser)).toEqual({ intact: true, checked: 0, broken: null })
    await write({}, { tenant_id: null, user_id: null, credential: null, credential_id: null, changes: null })
    await write({ details: {}, object_ids: [], object_type: null, changes: { after: { text: 'x', number: 1e21 } } })
    expect(await verifyAuditLog(superuser)).toEqual({ intact: true, checked: 3, broken: null })
  })

  it('stays one when several write at once', async () => {
    // What two processes do: each appends by itself, while this one's writer has its own batches.
    await Promise.all([
      ...Array.from({ length: 10 }, () => append([entry(), entry()])),
      ...Array.from({ length: 30 }, () => auditWriter().write(entry())),
    ])
    const rows = await systemDb().auditEntry.findMany({ orderBy: { id: 'asc' } })
    expect(rows.map(({ id }) => Number(id))).toEqual(Array.from({ length: 50 }, (_, at) => at + 1))
    expect(new Set(rows.map(({ hash }) => hash)).size).toBe(50)
    expect(await verifyAuditLog(superuser)).toMatchObject({ intact: true, checked: 50 })
  })

  it.each([
    ['username', { username: 'eve' }],
    ['object', { object_ids: ['another'] }],
    ['outcome', { outcome: 'refused' }],
    ['time', { at: new Date(0) }],
    ['tenant', { tenant_id: theirs }],
    ['details', { details: { flow_id: 'x' } }],
    ['changes', { changes: { after: 1 } }],
    ['hash', { hash: 'f'.repeat(64) }],
  ])('shows where the %s of an entry was changed', async (_what, data) => {
    await write({}, {}, {}, {})
    await systemDb().auditEntry.update({ where: { id: 3 }, data })
    expect(await verifyAuditLog(superuser)).toMatchObject({ intact: false, broken: { id: 3, reason: 'changed' } })
  })

  it('shows what was taken out of it, or off its end, also when more was written since', async () => {
    await write({}, {}, {}, {})
    await systemDb().auditEntry.delete({ where: { id: 2 } })
    expect(await verifyAuditLog(superuser)).toMatchObject({ broken: { id: 2, reason: 'missing' } })
    await forget()
    await write({}, {}, {})
    await systemDb().auditEntry.delete({ where: { id: 3 } })
    expect(await verifyAuditLog(superuser)).toMatchObject({ broken: { id: 3, reason: 'end_missing' } })
    await write({})
    expect(await verifyAuditLog(superuser)).toMatchObject({ broken: { id: 3, reason: 'missing' } })
  })

  it('shows entries that were put behind its end', async () => {
    await write({})
    const [row] = await systemDb().auditEntry.findMany()
    if (!row) throw new Error('nothing was written')
    await systemDb().auditEntry.create({ data: { ...row, id: 2, details: {}, changes: {} } })
    expect(await verifyAuditLog(superuser)).toMatchObject({ intact: false, broken: { id: 2, reason: 'changed' } })
  })

  it('is walked over many pages, and counts for a tenant only its own', async () => {
    await append(Array.from({ length: 2_300 }, (_, at) => entry(at % 23 === 0 ? { tenant_id: theirs } : {})))
    expect(await verifyAuditLog(superuser)).toMatchObject({ intact: true, checked: 2_300 })
    expect(await verifyAuditLog(actor(theirs))).toMatchObject({ intact: true, checked: 100 })
    await systemDb().auditEntry.update({ where: { id: 2_201 }, data: { status: 200 } })
    expect(await verifyAuditLog(superuser)).toMatchObject({ checked: 2_200, broken: { id: 2_201 } })
  })

  it('takes no harm from an entry that cannot be kept', async () => {
    const good = [auditWriter().write(entry()), auditWriter().write(entry())]
    await expect(auditWriter().write(entry({ tenant_id: 'not a tenant' }))).rejects.toThrow()
    await Promise.all(good)
    expect(await verifyAuditLog(superuser)).toMatchObject({ intact: true, checked: 2 })
  })
})

describe('browsing', () => {
  it('shows people their tenant, and owners of the installation everything when they ask for it', async () => {
    await write({}, { tenant_id: theirs }, { tenant_id: null })
    expect(await ids()).toEqual([1])
    expect(await ids({}, superuser)).toEqual([1])
    expect(await ids({ whole_installation: true }, superuser)).toEqual([3, 2, 1])
    await expect(browse(owner, { whole_installation: true })).rejects.toMatchObject({ code: 'forbidden' })
    expect(() => exportAuditLog(owner, auditOps.export_audit_log.input.parse({ whole_installation: true }))).toThrow(
      /owners of the installation/,
    )
  })

  it('filters by person, operation, object, outcome, time and words that stand for themselves', async () => {
    await write(
      { user_id: 8, username: 'bo' },
      { operation: 'settings.patch_config', object_type: 'config', object_ids: ['5'] },
      { outcome: 'refused', status: 404 },
      { details: { name: '100%_sure' } },
    )
    expect(await ids({ person: 8 })).toEqual([1])
    expect(await ids({ operation: 'settings.patch_config' })).toEqual([2])
    expect(await ids({ object_type: 'config', object: '5' })).toEqual([2])
    expect(await ids({ outcome: 'refused' })).toEqual([3])
    expect(await ids({ from: '2026-01-01T00:00:02Z', to: '2026-01-01T00:00:04.000Z' })).toEqual([3, 2])
    expect(await ids({ search: '100%_SURE' })).toEqual([4])
    expect(await ids({ search: '100_%' })).toEqual([])
    expect(await ids({ search: 'patch_config' })).toEqual([2])
  })

  it('goes on from page to page while more is written', async () => {
    await append(Array.from({ length: 25 }, () => entry()))
    const seen: number[] = []
    let cursor: number | null = null
    do {
      const page = await browse(owner, { limit: 10, cursor })
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.next_cursor
      await write({})
    } while (cursor !== null)
    expect(seen).toEqual(Array.from({ length: 25 }, (_, at) => 25 - at))
  })

  it('is quick in a long log', async () => {
    for (let at = 0; at < 10; at += 1) await append(Array.from({ length: 1_000 }, () => entry()))
    expect(await ids({ search: 'flow-77' }).then(({ length }) => length)).toBeGreaterThan(1)
    expect((await ids({ limit: 200 })).length).toBe(200)
  })
})

describe('export', () => {
  it('gives the entries that the filters leave, with cells that are no formulas', async () => {
    await write({ username: '=HYPERLINK("http://x")', user_agent: '@evil', address: '-1+2' }, { tenant_id: theirs })
    const csv = await text(owner, { format: 'csv' })
    expect(csv.split('\r\n').length).toBe(3)
    expect(csv).toContain(`"'=HYPERLINK(""http://x"")"`)
    expect(csv).toContain(`,'@evil,`)
    expect(csv).toContain(`,'-1+2,`)
    const lines = (await text(superuser, { format: 'jsonl', whole_installation: true })).trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line).id)).toEqual([2, 1])
  })

  it('goes beyond one page', async () => {
    await append(Array.from({ length: 1_200 }, () => entry()))
    expect((await text(owner, { format: 'jsonl' })).trimEnd().split('\n').length).toBe(1_200)
  })
})
