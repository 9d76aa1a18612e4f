import { pino } from 'pino'
import { beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { callStudio, makeTenant, makeUser, type TestUser } from '@/api/testing/two-tenants'
import { systemDb } from '@/platform/db/system-db'
import { logRing } from '@/platform/telemetry/log-ring'
import { loggerOptions } from '@/platform/telemetry/logger'

let owner: TestUser
let other: TestUser

beforeAll(async () => {
  owner = await makeUser(await makeTenant('logs'), 'owner')
  other = await makeUser(await makeTenant('other logs'), 'owner')
  await systemDb().user.update({ where: { id: owner.id }, data: { is_superuser: true } })
})

const read = async (query: string, user = owner) => {
  const answer = await callStudio(`/logs${query}`, { key: user.api_key })
  const body: unknown = await answer.json()
  return { status: answer.status, body }
}
const lines = async (query: string) => Object.entries(z.record(z.string(), z.string()).parse((await read(query)).body))

it('gives pieces of the log, without secrets (threat 31)', async () => {
  const log = pino({ ...loggerOptions, level: 'info' }, logRing())
  for (let n = 1; n <= 15; n += 1) log.info({ password: 'hunter2', n }, `line ${n}`)
  const last = await lines('')
  expect(last).toHaveLength(10)
  expect(last.at(-1)?.[1]).toContain('line 15')
  expect(JSON.stringify(last)).not.toContain('hunter2')
  expect(await lines('?lines_before=3')).toEqual(last.slice(-3))
  const [at] = last[4] ?? ['0']
  expect(await lines(`?timestamp=${at}&lines_after=2`)).toEqual(last.slice(5, 7))
  expect(await lines(`?timestamp=${at}&lines_before=2`)).toEqual(last.slice(2, 4))
})

it('refuses questions that contradict themselves, and everybody else', async () => {
  expect((await read('?lines_before=1&lines_after=1&timestamp=1')).status).toBe(400)
  expect((await read('?lines_after=1')).status).toBe(400)
  expect((await read('', other)).status).toBe(403)
  expect((await callStudio('/logs-stream', { key: other.api_key })).status).toBe(403)
})

it('can be followed from now on', async () => {
  const leave = new AbortController()
  const answer = await callStudio('/logs-stream', { key: owner.api_key, signal: leave.signal })
  const reader = answer.body?.getReader()
  const first = reader?.read()
  logRing().write('a new line\n')
  const text = new TextDecoder().decode((await first)?.value)
  expect(Object.values(z.record(z.string(), z.string()).parse(JSON.parse(text)))).toEqual(['a new line'])
  leave.abort()
  await reader?.cancel()
})
