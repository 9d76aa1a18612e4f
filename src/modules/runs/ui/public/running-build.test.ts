import { beforeEach, expect, it, vi } from 'vitest'
import { forgetRunning, keepRunning, readRunning } from './running-build'

const stored = new Map<string, string>()
beforeEach(() => {
  stored.clear()
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
    removeItem: (key: string) => stored.delete(key),
  })
})

const build = (job_id: string) => ({ job_id, session: 's', text: 'hello' })

it('is remembered by its flow until it ends', () => {
  keepRunning('mill', build('one'))
  expect(readRunning('mill')).toEqual(build('one'))
  expect(readRunning('weir')).toBeUndefined()
  forgetRunning('mill', 'one')
  expect(readRunning('mill')).toBeUndefined()
})

it('makes room for the next one, which the end of the first does not forget', () => {
  keepRunning('mill', build('one'))
  keepRunning('mill', build('two'))
  forgetRunning('mill', 'one')
  expect(readRunning('mill')).toEqual(build('two'))
})

it('is nothing where the storage holds something else, or is closed', () => {
  stored.set('millrace.running.mill', '{"job_id": 1}')
  expect(readRunning('mill')).toBeUndefined()
  stored.set('millrace.running.mill', 'no json')
  expect(readRunning('mill')).toBeUndefined()
  vi.stubGlobal('sessionStorage', undefined)
  keepRunning('mill', build('one'))
  expect(readRunning('mill')).toBeUndefined()
})
