import { expectTypeOf } from 'expect-type'
import { describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import type { Actor, UserActor } from '@/contract/actor'
import { AppError } from '@/contract/errors'
import { operation } from '@/contract/operation'
import { rolePrivileges } from '@/contract/privileges'
import { auditWriter } from '@/platform/audit/audit-writer'
import { procedure } from './procedure'
import { createCallerFactory, type RequestContext, router } from './trpc'

// What is recorded is another test's matter.
vi.spyOn(auditWriter(), 'write').mockResolvedValue()

const common = { surface: 'console', group: 'Test', summary: 'Test' } as const
const open = operation({ ...common, access: 'public', input: z.object({}), output: z.string() })
const guarded = operation({
  ...common,
  access: 'flow:create',
  input: z.object({ name: z.string(), count: z.int().default(1) }),
  output: z.object({ name: z.string(), count: z.int() }),
})

// @ts-expect-error an operation without access does not compile
operation({ ...common, input: z.object({}), output: z.string() })
// @ts-expect-error an access that is not in the privilege table does not compile
operation({ ...common, access: 'flow:fly', input: z.object({}), output: z.string() })

const testRouter = router({
  open: procedure(open).query(({ ctx }) => {
    expectTypeOf(ctx.actor).toEqualTypeOf<Actor>()
    return 'hello'
  }),
  guarded: procedure(guarded).mutation(({ ctx, input }) => {
    expectTypeOf(ctx.actor).toEqualTypeOf<UserActor>()
    expectTypeOf(input).toEqualTypeOf<{ name: string; count: number }>()
    if (input.name === 'taken') throw new AppError('conflict', 'This name is taken')
    return input
  }),
})

const context = (actor: Actor, limit: RequestContext['limit'] = async () => undefined): RequestContext => ({
  limit,
  actor,
  request_id: 'r1',
  address: '127.0.0.1',
  user_agent: 'test',
  signal: new AbortController().signal,
})
const user = (role: 'editor' | 'viewer'): UserActor => ({
  kind: 'user',
  user_id: 1,
  username: 'ada',
  tenant_id: '00000000-0000-4000-8000-000000000001',
  is_superuser: false,
  roles: [role],
  privileges: rolePrivileges[role],
  businesses: new Map(),
  credential: 'session',
  credential_id: 's1',
})
const caller = (actor: Actor) => createCallerFactory(testRouter)(context(actor))

describe('procedure', () => {
  it('keeps inference from the declaration to the caller', async () => {
    const call = caller(user('editor'))
    const answer = await call.guarded({ name: 'a' })
    expectTypeOf(answer).toEqualTypeOf<{ name: string; count: number }>()
    expectTypeOf(call.guarded).parameter(0).toEqualTypeOf<{ name: string; count?: number | undefined }>()
    expect(answer).toEqual({ name: 'a', count: 1 })
  })

  it('lets an input without required fields be left out', async () => {
    expect(await caller({ kind: 'anonymous' }).open()).toBe('hello')
  })

  it('refuses an anonymous caller with 401 before it looks at the input', async () => {
    const call = caller({ kind: 'anonymous' })
    // @ts-expect-error a wrong input does not compile
    await expect(call.guarded({ wrong: 1 })).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
  })

  it('refuses a role without the privilege with 403', async () => {
    await expect(caller(user('viewer')).guarded({ name: 'a' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('carries the code of an AppError', async () => {
    await expect(caller(user('editor')).guarded({ name: 'taken' })).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  it('counts the operations that say so, sign-ins before anything else is looked at', async () => {
    const counted: string[] = []
    const limit = async (kind: string, key: string) => {
      counted.push(`${kind} ${key}`)
      if (counted.length > 2) throw new AppError('too_many_requests', 'Too many requests')
    }
    const limited = router({
      enter: procedure({ ...open, rate_limit: 'login' }).mutation(() => 'in'),
      start: procedure({ ...guarded, rate_limit: 'run' }).mutation(({ input }) => input),
      read: procedure(open).query(() => 'free'),
    })
    const call = createCallerFactory(limited)(context(user('editor'), limit))
    await call.enter()
    await call.start({ name: 'a' })
    await call.read()
    expect(counted).toEqual(['login 127.0.0.1', 'run s1'])
    await expect(call.enter()).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' })
  })

  it('counts visitors of what is public, not people who are signed in', async () => {
    const counted: string[] = []
    const limit = async (kind: string, key: string) => void counted.push(`${kind} ${key}`)
    const limited = router({ visit: procedure({ ...open, rate_limit: 'public' }).mutation(() => 'in') })
    const factory = createCallerFactory(limited)
    await factory(context(user('viewer'), limit)).visit()
    await factory(context({ kind: 'anonymous' }, limit)).visit()
    expect(counted).toEqual(['public 127.0.0.1'])
  })
})
