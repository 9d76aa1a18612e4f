import { z } from 'zod'
import type { Actor } from '@/contract/actor'
import { isRest, type Operation } from '@/contract/operation'
import { resolveActor } from '@/modules/access/server'
import { toAppError } from '@/platform/rest/to-app-error'
import { callProcedure } from '../rest'
import { rootRouter } from '../root'
import { restRequest } from './rest-request'
import { testAddress } from './test-address'
import { callStudio, type TestUser } from './two-tenants'

export interface Answered {
  status: number
  text: string
}

/** Calls an operation as somebody: over REST where it has a path, else as the console does. */
export async function callAs(
  user: TestUser,
  { name, op }: { name: string; op: Operation },
  input: Record<string, unknown>,
): Promise<Answered> {
  if (!isRest(op)) return rpcAs(user, name, input)
  const { path, init } = restRequest(op, input)
  const answer = await callStudio(path, { ...init, key: user.api_key })
  return { status: answer.status, text: await answer.text() }
}

/** The same as the typed client does: status and words, whatever comes of it. */
export async function rpcAs(user: TestUser, name: string, input: unknown): Promise<Answered> {
  return rpcBy(await actorOf(user), name, input)
}

/** Calls by RPC as an actor; the status is what its mount would answer. */
export async function rpcBy(actor: Actor, name: string, input: unknown): Promise<Answered> {
  try {
    const output = await callProcedure(name, contextOf(actor), input)
    return { status: 200, text: JSON.stringify(await collected(output)) ?? '' }
  } catch (error) {
    const app = toAppError(error)
    return { status: app.status, text: `${app.message} ${JSON.stringify(app.details ?? {})}` }
  }
}

/** What an operation, by its whole name, gives somebody, or nobody in particular. Throws what it throws. */
export async function rpc(user: TestUser | undefined, name: string, input: unknown): Promise<unknown> {
  return callProcedure(name, contextOf(user ? await actorOf(user) : { kind: 'anonymous' }), input)
}

const actorOf = (user: TestUser): Promise<Actor> => resolveActor({ form: 'api_key', value: user.api_key })

const contextOf = (actor: Actor) => ({
  actor,
  request_id: 'r',
  address: testAddress(),
  user_agent: '',
  signal: AbortSignal.timeout(20_000),
  limit: async () => undefined,
})

async function collected(output: unknown): Promise<unknown> {
  if (typeof output !== 'object' || output === null || !(Symbol.asyncIterator in output)) return output
  const items: unknown[] = []
  for await (const item of output as AsyncIterable<unknown>) items.push(item)
  return items
}

const Kind = z.looseObject({ type: z.enum(['query', 'mutation', 'subscription']) })

/** Whether a procedure reads or writes, by its dotted path. */
export const procedureKinds = (): Map<string, 'query' | 'mutation' | 'subscription'> =>
  new Map(
    Object.entries(rootRouter._def.procedures).map(([name, found]) => [
      name,
      Kind.parse(Reflect.get(found, '_def')).type,
    ]),
  )
