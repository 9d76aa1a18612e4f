import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { type SaveAnswer, SaveQueue, type SaveState } from './save-queue'

interface Call {
  data: unknown
  version: string
  answer: (answer: SaveAnswer) => void
}

function setUp() {
  const calls: Call[] = []
  const states: SaveState[] = []
  const queue = new SaveQueue({
    version: 'v0',
    quiet_ms: 5,
    retry_ms: 10,
    save: (data, version) => new Promise((answer) => calls.push({ data, version, answer })),
    onState: (state) => states.push(state),
  })
  return { queue, calls, states }
}
const saved = (updated_at: string): SaveAnswer => ({ ok: true, updated_at })
const until = async (ready: () => boolean) => {
  for (let i = 0; i < 200 && !ready(); i += 1) await sleep(5)
  expect(ready()).toBe(true)
}

describe('SaveQueue', () => {
  it('waits for quiet and saves only the newest of several edits', async () => {
    const { queue, calls, states } = setUp()
    queue.edit({ n: 1 })
    queue.edit({ n: 2 })
    queue.edit({ n: 3 })
    await until(() => calls.length === 1)
    expect(calls[0]).toMatchObject({ data: { n: 3 }, version: 'v0' })
    calls[0]?.answer(saved('v1'))
    await until(() => states.at(-1)?.kind === 'saved')
    expect(queue.hasUnsaved).toBe(false)
  })

  it('has one save under way at a time, and the newest edit is always the last one saved', async () => {
    const { queue, calls } = setUp()
    queue.edit({ n: 1 })
    await until(() => calls.length === 1)
    queue.edit({ n: 2 })
    queue.edit({ n: 3 })
    await sleep(30)
    expect(calls).toHaveLength(1)
    calls[0]?.answer(saved('v1'))
    await until(() => calls.length === 2)
    expect(calls[1]).toMatchObject({ data: { n: 3 }, version: 'v1' })
  })

  it('does not let steady typing put a save off for ever', async () => {
    const { queue, calls } = setUp()
    for (let n = 0; n < 20 && calls.length === 0; n += 1) {
      queue.edit({ n })
      await sleep(2)
    }
    await until(() => calls.length === 1)
  })

  it('tries again by itself when the server cannot be reached, with what is newest then', async () => {
    const { queue, calls, states } = setUp()
    queue.edit({ n: 1 })
    await until(() => calls.length === 1)
    calls[0]?.answer({ ok: false, reason: 'offline' })
    await until(() => states.at(-1)?.kind === 'waiting')
    queue.edit({ n: 2 })
    await until(() => calls.length === 2)
    expect(calls[1]).toMatchObject({ data: { n: 2 }, version: 'v0' })
  })

  it('stops at a conflict, keeps the edits, and saves them on top when told to', async () => {
    const { queue, calls, states } = setUp()
    queue.edit({ n: 1 })
    await until(() => calls.length === 1)
    const newer = { updated_at: 'v7', data: { theirs: true } }
    calls[0]?.answer({ ok: false, conflict: newer })
    await until(() => states.at(-1)?.kind === 'conflict')
    queue.edit({ n: 2 })
    await sleep(30)
    expect(calls).toHaveLength(1)
    expect(queue.hasUnsaved).toBe(true)
    queue.resolve(newer, true)
    await until(() => calls.length === 2)
    expect(calls[1]).toMatchObject({ data: { n: 2 }, version: 'v7' })
  })

  it('drops the edits at a conflict when told to', async () => {
    const { queue, calls, states } = setUp()
    queue.edit({ n: 1 })
    await until(() => calls.length === 1)
    calls[0]?.answer({ ok: false, conflict: { updated_at: '2026-01-01T00:00:00Z', data: {} } })
    await until(() => states.at(-1)?.kind === 'conflict')
    queue.resolve({ updated_at: '2026-01-01T00:00:00Z', data: {} }, false)
    expect(queue.hasUnsaved).toBe(false)
    expect(states.at(-1)).toMatchObject({ kind: 'saved' })
  })

  it('lets a change of the flow in between, and saves what was edited meanwhile on top of it', async () => {
    const { queue, calls } = setUp()
    queue.edit({ n: 1 })
    let publish: (version: { version: string; new_graph: boolean }) => void = () => undefined
    const changed = queue.between(
      () =>
        new Promise((resolve) => {
          publish = resolve
        }),
    )
    await until(() => calls.length === 1)
    calls[0]?.answer(saved('v1'))
    await sleep(20)
    queue.edit({ n: 2 })
    await sleep(30)
    expect(calls).toHaveLength(1)
    publish({ version: 'v2', new_graph: false })
    await changed
    await until(() => calls.length === 2)
    expect(calls[1]).toMatchObject({ data: { n: 2 }, version: 'v2' })
  })

  it('goes on after a change that failed', async () => {
    const { queue, calls } = setUp()
    await expect(queue.between(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
    queue.edit({ n: 1 })
    await until(() => calls.length === 1)
    expect(calls[0]).toMatchObject({ data: { n: 1 }, version: 'v0' })
  })

  it('drops edits that a new graph takes the place of', async () => {
    const { queue, calls } = setUp()
    await queue.between(async () => {
      queue.edit({ n: 1 })
      return { version: 'v5', new_graph: true }
    })
    expect(queue.hasUnsaved).toBe(false)
    queue.edit({ n: 2 })
    await until(() => calls.length === 1)
    expect(calls[0]).toMatchObject({ data: { n: 2 }, version: 'v5' })
  })
})
