import { AsyncLocalStorage } from 'node:async_hooks'
import { EventEmitter } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { pageContexts } from './page-contexts.mjs'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  Reflect.deleteProperty(globalThis, 'AsyncLocalStorage')
})

/** A request as far as its context is concerned. */
function visit(handle: (request: IncomingMessage, response: ServerResponse) => unknown) {
  const response = new EventEmitter()
  handle({} as IncomingMessage, response as ServerResponse)
  return response
}

const newStorage = () => new (Reflect.get(globalThis, 'AsyncLocalStorage') as typeof AsyncLocalStorage<string>)()

it('lets storages rest once no page is at work, and not before', async () => {
  const contexts = pageContexts()
  const storage = newStorage()
  const own = new AsyncLocalStorage<string>()
  let make: () => void = () => undefined
  const made = new Promise<void>((resolve) => {
    make = resolve
  })
  const handle = contexts(() => {
    storage.enterWith('a page')
    own.enterWith('ours')
    return made
  })

  const first = visit(handle)
  const second = visit(handle)
  first.emit('close')
  // Both readers are gone, but neither page is made.
  second.emit('close')
  await vi.advanceTimersByTimeAsync(10_000)
  expect(storage.getStore()).toBe('a page')

  make()
  await vi.advanceTimersByTimeAsync(400)
  // Another one comes in time: nothing rests in the midst of it.
  const third = visit(handle)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(storage.getStore()).toBe('a page')

  third.emit('close')
  await vi.advanceTimersByTimeAsync(400)
  expect(storage.getStore()).toBe('a page')
  await vi.advanceTimersByTimeAsync(200)
  expect([storage.getStore(), own.getStore()]).toEqual([undefined, 'ours'])
  expect(storage.run('again', () => storage.getStore())).toBe('again')
  own.disable()
})

it('gives the pages their own faults', async () => {
  const contexts = pageContexts()
  const handle = contexts(() => Promise.reject(new Error('it broke')))
  const handled = handle({} as IncomingMessage, new EventEmitter() as ServerResponse)
  await expect(handled).rejects.toThrow('it broke')
})
