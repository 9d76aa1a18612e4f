import { beforeAll, describe, expect, it } from 'vitest'
import { type Actor, authorize } from '@/contract/actor'
import { AppError } from '@/contract/errors'
import { isRest } from '@/contract/operation'
import { privileges } from '@/contract/privileges'
import { resolveActor } from '@/modules/access/server'
import { systemDb } from '@/platform/db/system-db'
import { operationsOf } from '@/platform/rest/route-table'
import { rootRouter } from './root'
import { restRequest } from './testing/rest-request'
import { callers, letsIn, roleMatrix } from './testing/role-matrix'
import { sampleInput } from './testing/sample-input'
import { callStudio, makeOneOfEverything, makeTenant, makeUser, snapshot, type TestUser } from './testing/two-tenants'

const all = operationsOf(rootRouter)

describe('the table of rights', () => {
  it('says what the operations declare', async () => {
    await expect(roleMatrix(all)).toMatchFileSnapshot('../../docs/role-matrix.md')
  })

  it('asks for every privilege of the product somewhere, so that none is a word without a meaning', () => {
    const asked = new Set<string>(all.map(({ op }) => op.access))
    // Asked for by rules of rows instead of by an operation.
    const byRule = ['flow:administer', 'user:create']
    expect(privileges.filter((privilege) => !asked.has(privilege) && !byRule.includes(privilege))).toEqual([])
  })
})

describe('every operation, called by every role (threat 30)', () => {
  let tenant_id: string
  let ids: Record<string, unknown>
  const users = new Map<string, TestUser>()
  const actors = new Map<string, Actor>([['anonymous', { kind: 'anonymous' }]])

  beforeAll(async () => {
    tenant_id = await makeTenant('matrix')
    for (const role of callers) {
      if (role === 'anonymous') continue
      const user = await makeUser(tenant_id, role === 'installation' ? 'viewer' : role)
      if (role === 'installation') {
        await systemDb().tenantUserRole.deleteMany({ where: { uid: user.id } })
        await systemDb().user.update({ where: { id: user.id }, data: { is_superuser: true } })
      }
      users.set(role, user)
      actors.set(role, await resolveActor({ form: 'api_key', value: user.api_key }))
    }
    const owner = users.get('owner')
    if (!owner) throw new Error('no owner')
    ids = await makeOneOfEverything(owner)
  }, 60_000)

  it.each(all)('$name', async ({ op }) => {
    const input = sampleInput(op, ids)
    const before = await snapshot(tenant_id)
    for (const caller of callers) {
      const actor = actors.get(caller)
      if (!actor) throw new Error(`no actor for ${caller}`)
      const refused = refusal(() => authorize(op.access, actor))
      expect(refused, caller).toBe(letsIn(op.access, caller) ? undefined : caller === 'anonymous' ? 401 : 403)
      if (refused === undefined || !isRest(op)) continue
      const { path, init } = restRequest(op, input)
      const { status } = await callStudio(path, { ...init, key: users.get(caller)?.api_key })
      expect(status, caller).toBe(refused)
    }
    expect(await snapshot(tenant_id)).toBe(before)
  })
})

function refusal(work: () => void): number | undefined {
  try {
    work()
    return undefined
  } catch (error) {
    if (error instanceof AppError) return error.status
    throw error
  }
}
