import { expect, it } from 'vitest'
import { readAnswer } from './read-answer'

it('finds the words in what each way answers', () => {
  const run = (outputs: object[]) => JSON.stringify({ outputs: [{ inputs: {}, outputs }], session_id: 's' })
  expect(readAnswer(run([{ messages: [{ message: 'one' }], results: {} }, { messages: [{ message: 'two' }] }]))).toBe(
    'one\ntwo',
  )
  expect(readAnswer(run([{ messages: [], results: { text: 'a result', rows: [] } }]))).toBe('a result')
  expect(readAnswer(JSON.stringify({ choices: [{ message: { role: 'assistant', content: 'hi' } }] }))).toBe('hi')
  expect(readAnswer(JSON.stringify({ detail: 'No version of this flow is online' }))).toContain('online')
  expect(readAnswer(JSON.stringify({ message: 'Task started', status: 'in progress' }))).toBe('Task started')
  expect(readAnswer('<html>')).toBeUndefined()
  expect(readAnswer('7')).toBeUndefined()
})
