import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, expectTypeOf, it } from 'vitest'
import type { Prisma } from './generated/client'
import { isNotFound, isReferenceViolation, isUniqueViolation } from './prisma-errors'
import { systemDb } from './system-db'
import { type TenantDb, tenantDb } from './tenant-db'
import { TenantWallError } from './tenant-wall-error'

const ours = randomUUID()
const theirs = randomUUID()
const mine = tenantDb(ours)
const foreign = tenantDb(theirs)
const user_id = 1
const flow = (tenant_id: string, name: string) => ({ tenant_id, user_id, name })

let their_flow = { id: '' }
let their_project = { id: '' }

beforeAll(async () => {
  await systemDb().tenant.createMany({
    data: [
      { tenant_id: ours, tenant_name: 'ours' },
      { tenant_id: theirs, tenant_name: 'theirs' },
    ],
  })
  their_project = await foreign.project.create({ data: { tenant_id: theirs, user_id, name: 'secret project' } })
  their_flow = await foreign.flow.create({ data: { ...flow(theirs, 'secret'), project_id: their_project.id } })
})

describe('a tenant id is needed (threats 36, 43)', () => {
  it.each(['', 'x', '00000000-0000-0000-0000-00000000000', "' OR 1=1", '../etc'])('refuses %j', (bad) => {
    expect(() => tenantDb(bad)).toThrow(TenantWallError)
  })

  it('refuses what a caller without types may pass', () => {
    expect(() => Reflect.apply(tenantDb, undefined, [undefined])).toThrow(TenantWallError)
    expect(() => Reflect.apply(tenantDb, undefined, [{ toString: () => ours }])).toThrow(TenantWallError)
  })

  it('gives the same client for the same tenant', () => {
    expect(tenantDb(ours)).toBe(mine)
  })
})

describe('another tenant’s rows', () => {
  it('are not there to read', async () => {
    const where = { id: their_flow.id }
    expect(await mine.flow.findUnique({ where })).toBeNull()
    expect(await mine.flow.findFirst({ where })).toBeNull()
    expect(await mine.flow.findMany()).toEqual([])
    expect(await mine.flow.count()).toBe(0)
    expect((await mine.flow.aggregate({ _count: true, where }))._count).toBe(0)
    expect(await mine.flow.groupBy({ by: ['name'], _count: true })).toEqual([])
    await expect(mine.flow.findUniqueOrThrow({ where })).rejects.toSatisfy(isNotFound)
    await expect(mine.flow.findFirstOrThrow({ where })).rejects.toSatisfy(isNotFound)
  })

  it('are not there to change or delete', async () => {
    const where = { id: their_flow.id }
    await expect(mine.flow.update({ where, data: { name: 'taken' } })).rejects.toSatisfy(isNotFound)
    await expect(mine.flow.delete({ where })).rejects.toSatisfy(isNotFound)
    expect(await mine.flow.updateMany({ data: { name: 'taken' } })).toEqual({ count: 0 })
    expect(await mine.flow.updateManyAndReturn({ where, data: { name: 'taken' } })).toEqual([])
    expect(await mine.flow.deleteMany()).toEqual({ count: 0 })
    expect(await foreign.flow.findUniqueOrThrow({ where })).toMatchObject({ name: 'secret' })
  })

  it('are not changed by an upsert of their id', async () => {
    const upsert = mine.flow.upsert({
      where: { id: their_flow.id },
      create: { ...flow(ours, 'stolen'), id: their_flow.id },
      update: { name: 'taken' },
    })
    await expect(upsert).rejects.toSatisfy((error) => isUniqueViolation(error))
    expect(await foreign.flow.findUniqueOrThrow({ where: { id: their_flow.id } })).toMatchObject({ name: 'secret' })
  })

  it('cannot be named openly', async () => {
    await expect(mine.flow.findMany({ where: { tenant_id: theirs } })).rejects.toThrow(TenantWallError)
    await expect(mine.flow.create({ data: flow(theirs, 'x') })).rejects.toThrow(TenantWallError)
    await expect(mine.flow.createMany({ data: [flow(ours, 'x'), flow(theirs, 'y')] })).rejects.toThrow(TenantWallError)
    await expect(mine.flow.updateMany({ where: { user_id }, data: { tenant_id: theirs } })).rejects.toThrow(
      TenantWallError,
    )
    expect(await mine.flow.count()).toBe(0)
  })

  it('cannot be reached through a relation (threat 44)', async () => {
    await expect(
      mine.project.create({
        data: { tenant_id: ours, user_id, name: 'p', flows: { connect: [{ id: their_flow.id }] } },
      }),
    ).rejects.toSatisfy(isNotFound)
    const project = await mine.project.create({ data: { tenant_id: ours, user_id, name: 'q' } })
    await mine.project.update({
      where: { id: project.id },
      data: { flows: { updateMany: { where: {}, data: { name: 'taken' } }, deleteMany: {} } },
    })
    await expect(
      mine.project.update({
        where: { id: project.id },
        data: { flows: { create: { tenant_id: theirs, user_id, name: 'planted' } } },
      }),
    ).rejects.toThrow(TenantWallError)
    expect(await foreign.flow.findMany({ select: { name: true } })).toEqual([{ name: 'secret' }])
    await mine.project.deleteMany()
  })

  it('are not read through a foreign key that points at them', async () => {
    const row = await mine.flow.create({ data: { ...flow(ours, 'pointer'), project_id: their_project.id } })
    const where = { id: row.id }
    await expect(mine.flow.findUnique({ where, include: { project: true } })).rejects.toThrow(TenantWallError)
    await expect(mine.flow.findMany({ select: { project: { select: { name: true } } } })).rejects.toThrow(
      TenantWallError,
    )
    await expect(foreign.project.findMany({ include: { flows: true } })).rejects.toThrow(TenantWallError)
    await mine.flow.delete({ where })
  })
})

describe('own rows', () => {
  it('are written and read with every operation', async () => {
    const one = await mine.flow.create({ data: flow(ours, 'one') })
    expect(one.tenant_id).toBe(ours)
    expect(await mine.flow.createMany({ data: [flow(ours, 'two'), flow(ours, 'three')] })).toEqual({ count: 2 })
    expect(await mine.flow.createManyAndReturn({ data: flow(ours, 'four') })).toMatchObject([{ tenant_id: ours }])
    expect(await mine.flow.count({ where: { user_id } })).toBe(4)
    const renamed = await mine.flow.update({ where: { id: one.id }, data: { name: 'uno' } })
    expect(renamed).toMatchObject({ id: one.id, name: 'uno', tenant_id: ours })
    const upsert = { where: { id: one.id }, create: flow(ours, 'x'), update: { name: 'eins' } }
    expect(await mine.flow.upsert(upsert)).toMatchObject({ name: 'eins' })
    const project = await mine.project.create({
      data: { tenant_id: ours, user_id, name: 'p', flows: { connect: { id: one.id } } },
      include: { flows: { select: { name: true } } },
    })
    expect(project.flows).toMatchObject([{ name: 'eins' }])
    expect(await mine.flow.deleteMany()).toEqual({ count: 4 })
  })

  it('take the tenant from the client where the caller left it out', async () => {
    // A caller without types: the column is written although nobody named it.
    const row: unknown = await Reflect.apply(mine.flow.create, mine.flow, [{ data: { user_id, name: 'untold' } }])
    expect(row).toMatchObject({ tenant_id: ours })
    await mine.flow.deleteMany()
  })

  it('are bound inside transactions, which roll back as a whole', async () => {
    await expect(
      mine.$transaction(async (tx) => {
        await tx.flow.create({ data: flow(ours, 'gone') })
        expect(await tx.flow.findUnique({ where: { id: their_flow.id } })).toBeNull()
        throw new Error('changed my mind')
      }),
    ).rejects.toThrow('changed my mind')
    expect(await mine.flow.count()).toBe(0)
    const [made, count] = await mine.$transaction([mine.flow.create({ data: flow(ours, 'kept') }), mine.flow.count()])
    expect([made.name, count]).toEqual(['kept', 1])
    await mine.flow.deleteMany()
  })
})

describe('what is not behind the wall', () => {
  it('is not in the type', () => {
    expectTypeOf<TenantDb>().not.toHaveProperty('user')
    expectTypeOf<TenantDb>().not.toHaveProperty('$queryRaw')
    expectTypeOf<TenantDb>().not.toHaveProperty('$executeRawUnsafe')
    expectTypeOf<TenantDb>().toHaveProperty('flow')
  })

  it('is not reachable without types either', async () => {
    const open: unknown = mine
    const client = open as ReturnType<typeof systemDb>
    await expect(client.user.findMany()).rejects.toThrow(TenantWallError)
    await expect((async () => client.$queryRaw`SELECT 1`)()).rejects.toThrow(TenantWallError)
    await expect((async () => client.$executeRawUnsafe('DELETE FROM "Flow"'))()).rejects.toThrow(TenantWallError)
    await expect(
      client.membership.create({
        data: {
          role: 'x',
          tenant: { connect: { tenant_id: ours } },
          user: { create: { username: 'x', password_hash: 'x' } },
        },
      }),
    ).rejects.toThrow(TenantWallError)
  })
})

describe('database errors', () => {
  it('say which field was taken', async () => {
    await mine.flow.create({ data: { ...flow(ours, 'twice'), endpoint_name: 'here' } })
    const again = (data: Partial<Prisma.FlowUncheckedCreateInput>) =>
      mine.flow.create({ data: { ...flow(ours, 'twice'), ...data } }).catch((error: unknown) => error)
    const byName = await again({})
    expect([isUniqueViolation(byName), isUniqueViolation(byName, 'name')]).toEqual([true, true])
    expect([isUniqueViolation(byName, 'endpoint_name'), isUniqueViolation(byName, 'id')]).toEqual([false, false])
    const byEndpoint = await again({ name: 'other', endpoint_name: 'here' })
    expect(isUniqueViolation(byEndpoint, 'endpoint_name')).toBe(true)
    expect(isUniqueViolation(byEndpoint, 'name')).toBe(false)
    expect(isNotFound(byName)).toBe(false)
    await mine.flow.deleteMany()
  })

  it('say that a reference leads nowhere', async () => {
    const error = await mine.flow
      .create({ data: { ...flow(ours, 'lost'), project_id: randomUUID() } })
      .catch((cause: unknown) => cause)
    expect(isReferenceViolation(error)).toBe(true)
  })
})
