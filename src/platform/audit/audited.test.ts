import { tmpdir } from 'node:os'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import type { Actor, UserActor } from '@/contract/actor'
import { AppError, notFound } from '@/contract/errors'
import { operation } from '@/contract/operation'
import { rolePrivileges } from '@/contract/privileges'
import { createRestMount } from '@/platform/rest/mount'
import { logger } from '@/platform/telemetry/logger'
import { procedure } from '@/platform/trpc/procedure'
import { createCallerFactory, type RequestContext, router } from '@/platform/trpc/trpc'
import type { AuditEntry } from './audit-entry'
import { auditWriter } from './audit-writer'
import { audited, noteForAudit } from './audited'

const written: AuditEntry[] = []
const write = vi.spyOn(auditWriter(), 'write')
beforeEach(() => {
  written.length = 0
  write.mockReset().mockImplementation(async (entry) => void written.push(entry))
})

const tenant_id = '00000000-0000-4000-8000-000000000001'
const ada: UserActor = {
  kind: 'user',
  user_id: 1,
  username: 'ada',
  tenant_id,
  is_superuser: false,
  roles: ['editor'],
  privileges: rolePrivileges.editor,
  businesses: new Map(),
  credential: 'api_key',
  credential_id: 'k1',
}
const viewer: UserActor = { ...ada, username: 'vi', privileges: rolePrivileges.viewer }
const nobody: Actor = { kind: 'anonymous' }

const common = { surface: 'studio', group: 'Test', summary: 'Test' } as const
const input = z.object({
  flow_id: z.string(),
  name: z.string().optional(),
  is_locked: z.boolean().optional(),
  password: z.string().optional(),
  value: z.string().optional(),
  description: z.string().optional(),
})
const modify = {
  ...common,
  method: 'PATCH',
  path: '/api/v1/flows/{flow_id}',
  access: 'flow:modify',
  input,
  output: z.null(),
} as const
const ops = {
  change: operation(modify),
  start: operation({ ...modify, path: '/api/v1/runs/{flow_id}', audit: 'own_record' }),
  look: operation({ ...modify, method: 'GET', path: '/api/v1/look/{flow_id}', access: 'flow:read' }),
  enter: operation({
    ...common,
    method: 'POST',
    path: '/api/v1/enter',
    access: 'public',
    audit: 'sign_in',
    input: z.object({ username: z.string(), password: z.string() }),
    output: z.null(),
  }),
  settle: operation({ ...modify, path: '/api/v1/configs/{flow_id}', access: 'config:modify' }),
  make: operation({
    ...common,
    method: 'POST',
    path: '/api/v1/flows',
    access: 'flow:create',
    status: 201,
    input: z.object({ name: z.string() }),
    output: z.object({ id: z.string() }),
  }),
}
const outcomes: Record<string, () => unknown> = {
  missing: () => {
    throw notFound('Flow')
  },
  taken: () => {
    throw new AppError('conflict', 'Taken')
  },
  broken: () => {
    throw new Error('broken')
  },
  wrong: () => {
    throw new AppError('invalid_input', 'wrong')
  },
}
const root = router({
  change: procedure(ops.change).mutation(({ input: { flow_id } }) => {
    outcomes[flow_id]?.()
    noteForAudit({ before: { name: 'a', api_token: 'never', at: new Date(0) }, after: { name: 'b' } })
    return null
  }),
  start: procedure(ops.start).mutation(() => null),
  look: procedure(ops.look).query(() => null),
  settle: procedure(ops.settle).mutation(() => null),
  make: procedure(ops.make).mutation(() => ({ id: 'made' })),
  enter: procedure(ops.enter).mutation(({ input: { password } }) => {
    if (password !== 'right') throw new AppError('unauthenticated', 'No')
    noteForAudit({ actor: { user_id: 9, username: 'bo', tenant_id } })
    return null
  }),
})

const context = (actor: Actor): RequestContext => ({
  actor,
  request_id: 'r1',
  address: '10.0.0.9',
  user_agent: 'tests',
  signal: new AbortController().signal,
  limit: async () => undefined,
})
const call = (actor: Actor) => createCallerFactory(root)(context(actor))

function rest(actor: Actor, path: string, method: string, body?: object): Promise<Response> {
  const mount = createRestMount({
    root,
    surface: 'studio',
    call: (name, ctx, given) => {
      const named: unknown = Reflect.get(createCallerFactory(root)(ctx), name)
      if (typeof named !== 'function') throw new Error(name)
      return named(given)
    },
    authenticate: async () => actor,
    raw: new Map(),
    incoming: { folder: tmpdir(), max_file: 1_000 },
    cors: [],
    max_body: 10_000,
    limit: async () => undefined,
    address: () => '10.0.0.9',
    onFault: () => undefined,
  })
  const headers = { 'content-type': 'application/json', 'user-agent': 'tests' }
  return mount(
    new Request(`http://localhost${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) }),
  )
}

describe('what is recorded', () => {
  it('a change by RPC: who, what, from where, and what it said of itself', async () => {
    await call(ada).change({ flow_id: 'f1', name: 'n'.repeat(500), is_locked: true, password: 'p', value: 'v' })
    expect(written).toMatchObject([
      {
        tenant_id,
        user_id: 1,
        username: 'ada',
        credential: 'api_key',
        credential_id: 'k1',
        operation: 'change',
        object_type: 'flow',
        object_ids: ['f1'],
        outcome: 'done',
        status: 200,
        address: '10.0.0.9',
        user_agent: 'tests',
        request_id: 'r1',
        changes: { before: { name: 'a', at: '1970-01-01T00:00:00.000Z' }, after: { name: 'b' } },
      },
    ])
    expect(written[0]?.details).toEqual({ flow_id: 'f1', name: `${'n'.repeat(200)}…`, is_locked: true })
    expect(JSON.stringify(written)).not.toContain('never')
  })

  it('the same by REST, once', async () => {
    expect((await rest(ada, '/api/v1/flows/f1', 'PATCH', { name: 'x' })).status).toBe(200)
    expect(written).toMatchObject([{ operation: 'change', object_ids: ['f1'], details: { flow_id: 'f1', name: 'x' } }])
    expect((await rest(ada, '/api/v1/flows', 'POST', { name: 'x' })).status).toBe(201)
    expect(written[1]).toMatchObject({ object_type: 'flow', object_ids: ['made'], status: 201 })
  })

  it('each of calls that overlap, with what it said of itself', async () => {
    const at = (operation: string) => ({
      operation,
      actor: ada,
      input: {},
      address: '',
      user_agent: '',
      request_id: '',
    })
    const leave: (() => void)[] = []
    const slow = (name: string) =>
      audited(at(name), async () => {
        await new Promise<void>((resolve) => leave.push(resolve))
        noteForAudit({ after: { name } })
      })
    const [first, second] = [slow('first'), slow('second')]
    leave[0]?.()
    await first
    const third = slow('third')
    leave[1]?.()
    await second
    leave[2]?.()
    await third
    expect(written.map(({ operation, changes }) => [operation, changes?.after])).toEqual(
      ['first', 'second', 'third'].map((name) => [name, { name }]),
    )
  })

  it.each([
    ['missing', 404],
    ['taken', 409],
  ])('what was refused: %s', async (flow_id, status) => {
    await expect(call(ada).change({ flow_id })).rejects.toThrow()
    expect((await rest(ada, `/api/v1/flows/${flow_id}`, 'PATCH', {})).status).toBe(status)
    expect(written).toMatchObject([
      { outcome: 'refused', status, changes: null },
      { outcome: 'refused', status, changes: null },
    ])
  })

  it('what is not allowed, before anything is read', async () => {
    await expect(call(viewer).change({ flow_id: 'f1' })).rejects.toThrow()
    await rest(viewer, '/api/v1/flows/f1', 'PATCH', { name: 'x' })
    expect(written).toMatchObject([
      { username: 'vi', outcome: 'refused', status: 403, object_ids: ['f1'] },
      { username: 'vi', outcome: 'refused', status: 403, object_ids: ['f1'] },
    ])
  })

  it('neither reading, nor what records itself, nor faults and slips', async () => {
    await call(ada).look({ flow_id: 'f1' })
    await call(ada).start({ flow_id: 'f1' })
    await rest(ada, '/api/v1/runs/f1', 'PATCH', {})
    for (const flow_id of ['broken', 'wrong']) {
      await expect(call(ada).change({ flow_id })).rejects.toThrow()
      await rest(ada, `/api/v1/flows/${flow_id}`, 'PATCH', {})
    }
    await expect(call(nobody).change({ flow_id: 'f1' })).rejects.toThrow()
    await rest(nobody, '/api/v1/flows/f1', 'PATCH', {})
    expect(written).toEqual([])
  })

  it('sign-ins that fail and that succeed, with the name and never the password', async () => {
    await expect(call(nobody).enter({ username: 'bo', password: 'open sesame' })).rejects.toThrow()
    await rest(nobody, '/api/v1/enter', 'POST', { username: 'bo', password: 'right' })
    expect(written).toMatchObject([
      { username: 'bo', user_id: null, tenant_id: null, outcome: 'refused', status: 401 },
      { username: 'bo', user_id: 9, tenant_id, outcome: 'done', details: { username: 'bo' } },
    ])
    expect(JSON.stringify(written)).not.toMatch(/sesame|right/)
  })

  it('what is above tenants in the log of the installation', async () => {
    const superuser: UserActor = { ...ada, is_superuser: true, privileges: new Set(['config:modify']) }
    await call(superuser).settle({ flow_id: '5' })
    expect(written).toMatchObject([{ tenant_id: null, user_id: 1 }])
  })
})

describe('when the log cannot be written', () => {
  it('the answer stays and the fault is told', async () => {
    const told = vi.spyOn(logger, 'error').mockImplementation(() => undefined)
    write.mockRejectedValue(new Error('the database is away'))
    expect(await call(ada).change({ flow_id: 'f1' })).toBeNull()
    await expect(call(ada).change({ flow_id: 'missing' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(told).toHaveBeenCalledTimes(2)
    told.mockRestore()
  })
})

it('answers only when the entry is there, and notes nothing outside of a call', async () => {
  let commit = () => {}
  write.mockImplementation(() => new Promise((resolve) => (commit = resolve)))
  let answered = false
  const request = { actor: ada, input: {}, address: '', user_agent: '', request_id: 'r' }
  const answer = audited({ operation: 'x', ...request }, async () => 1).then(() => (answered = true))
  await new Promise(setImmediate)
  expect(answered).toBe(false)
  commit()
  await answer
  noteForAudit({ before: 1 })
  expect(answered).toBe(true)
})
