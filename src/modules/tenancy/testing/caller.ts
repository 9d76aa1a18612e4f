import { z } from 'zod'
import { rpc } from '@/api/testing/call-as'
import { callStudio, type TestUser } from '@/api/testing/two-tenants'

/** Calls an operation of the studio surface under /api/v1 and reads its answer. */
export async function call(user: TestUser, method: string, path: string, body?: unknown) {
  const answer = await callStudio(`/api/v1/${path}`, {
    key: user.api_key,
    method,
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  const parsed: unknown = text === '' ? null : JSON.parse(text)
  return { status: answer.status, body: parsed, text }
}

const Row = z.looseObject({})

/** The answer of a call that has to go well, as an object. */
export async function done(user: TestUser, method: string, path: string, body?: unknown) {
  const answer = await call(user, method, path, body)
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`)
  return Row.parse(answer.body)
}

export const rowsOf = (body: unknown) => z.array(Row).parse(body)
export const columnOf = (body: unknown, column: string) => rowsOf(body).map((row) => row[column])

/** Calls an operation of the console. */
export const ask = (user: TestUser, name: string, input: unknown) => rpc(user, `tenancy.${name}`, input)
