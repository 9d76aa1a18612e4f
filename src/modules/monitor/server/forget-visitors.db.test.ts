import { randomUUID } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import { makeTenant } from '@/api/testing/two-tenants'
import { visitorOf } from '@/modules/runs/server'
import { systemDb } from '@/platform/db/system-db'
import { sweepVisitors } from './forget-visitors'

const DAY = 86_400_000
/** As the settings have it unless they are changed. */
const EXPIRES = 30 * DAY
const INTERVAL = 3_600_000

let tenant_id: string
const flow_id = randomUUID()
const now = Date.now()

beforeAll(async () => {
  tenant_id = await makeTenant('visitors')
})

const empty = { context_id: null, sender: 'User', sender_name: 'User', files: [], properties: {}, content_blocks: {} }
/** A conversation whose messages are this old, in milliseconds. */
async function conversation(session_id: string, ...ages: number[]): Promise<string> {
  const db = systemDb()
  await db.message.createMany({
    data: ages.map((age) => ({
      ...empty,
      tenant_id,
      flow_id,
      session_id,
      text: 'x',
      timestamp: new Date(now - age),
    })),
  })
  const at = new Date(now - Math.max(...ages))
  await db.messageSession.create({ data: { tenant_id, flow_id, session_id, updated_at: at } })
  await db.conversationState.create({ data: { tenant_id, flow_id, session_id, values: {}, updated_at: at } })
  return session_id
}
const visitor = () => visitorOf(randomUUID(), flow_id).stored('talk')
const run = (session_id: string, status: string) =>
  systemDb().run.create({
    data: { id: randomUUID(), tenant_id, flow_id, session_id, status, trigger: 'public', input: {}, owner: 'x' },
  })

async function left(): Promise<string[]> {
  const where = { tenant_id }
  const [messages, sessions, states] = await Promise.all([
    systemDb().message.findMany({ where, distinct: ['session_id'] }),
    systemDb().messageSession.findMany({ where }),
    systemDb().conversationState.findMany({ where }),
  ])
  const ids = messages.map((row) => row.session_id).sort()
  expect(sessions.map((row) => row.session_id).sort()).toEqual(ids)
  expect(states.map((row) => row.session_id).sort()).toEqual(ids)
  return ids
}

it('deletes conversations of visitors whose time is over, at the interval of the settings', async () => {
  const old = await conversation(visitor(), EXPIRES + DAY, EXPIRES + 1_000)
  const soon = await conversation(visitor(), EXPIRES + DAY, EXPIRES - INTERVAL / 2)
  const alive = await conversation(visitor(), EXPIRES + DAY, DAY)
  const waits = await conversation(visitor(), EXPIRES + DAY)
  await run(waits, 'paused')
  const ended = await run(old, 'succeeded')
  // Of people inside, whatever they call it.
  const inside = await conversation('talk', EXPIRES + DAY)
  const named = await conversation('public:by somebody inside', EXPIRES + DAY)
  await sweepVisitors(now)
  expect(await left()).toEqual([soon, alive, waits, inside, named].sort())
  expect(await systemDb().run.findUnique({ where: { id: ended.id } })).not.toBeNull()

  // Not before the interval has passed, then what has expired by then.
  await conversation(old, EXPIRES + DAY)
  await sweepVisitors(now + INTERVAL - 1)
  expect(await left()).toContain(old)
  await sweepVisitors(now + INTERVAL)
  expect(await left()).toEqual([alive, waits, inside, named].sort())
})
