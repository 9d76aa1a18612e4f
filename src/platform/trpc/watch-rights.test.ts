import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { UserActor } from '@/contract/actor'
import { AppError } from '@/contract/errors'
import { WATCH_MS, watchRights, whileAllowed } from './watch-rights'

const reader: UserActor = {
  kind: 'user',
  user_id: 1,
  username: 'ada',
  tenant_id: '00000000-0000-4000-8000-000000000001',
  is_superuser: false,
  roles: ['viewer'],
  privileges: new Set(['run:read']),
  businesses: new Map(),
  credential: 'session',
  credential_id: 's1',
}
const poorer = { ...reader, privileges: new Set<never>() }

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

it('tells once when rights are gone, and looks no more', async () => {
  const again = vi.fn(async () => poorer)
  const onLost = vi.fn()
  watchRights(reader, again, onLost)
  await vi.advanceTimersByTimeAsync(WATCH_MS * 5)
  expect(onLost).toHaveBeenCalledTimes(1)
  expect(again).toHaveBeenCalledTimes(1)
})

it('tells when the credential is no good any more, not when the database does not answer', async () => {
  const onLost = vi.fn()
  let error: Error = new Error('the database is away')
  watchRights(reader, () => Promise.reject(error), onLost)
  await vi.advanceTimersByTimeAsync(WATCH_MS * 2)
  expect(onLost).not.toHaveBeenCalled()
  error = new AppError('unauthenticated', 'revoked')
  await vi.advanceTimersByTimeAsync(WATCH_MS)
  expect(onLost).toHaveBeenCalledWith(error)
})

it('ends a stream that waits for its next item, and tells its source (threat 38)', async () => {
  const left = vi.fn()
  const source = {
    [Symbol.asyncIterator]: () => ({
      next: () => new Promise<IteratorResult<string>>(() => undefined),
      return: async () => {
        left()
        return { done: true as const, value: undefined }
      },
    }),
  }
  const items = whileAllowed(source, reader, async () => poorer)
  const next = items.next().catch((error: unknown) => error)
  await vi.advanceTimersByTimeAsync(WATCH_MS)
  expect(await next).toMatchObject({ code: 'forbidden' })
  expect(left).toHaveBeenCalled()
})

it('hands items on while rights stay, and stops looking at the end', async () => {
  const again = vi.fn(async () => reader)
  async function* three() {
    yield* [1, 2, 3]
  }
  const items: number[] = []
  for await (const item of whileAllowed(three(), reader, again)) items.push(item)
  await vi.advanceTimersByTimeAsync(WATCH_MS * 3)
  expect(items).toEqual([1, 2, 3])
  expect(again).not.toHaveBeenCalled()
})
