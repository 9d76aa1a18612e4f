import { expect, it } from 'vitest'
import { runNode } from '../testing/run-node'

it('reads the text of the file', async () => {
  const { outputs } = await runNode('base64 File', { base64_string: 'aGVsbG8=', filename: 'a.txt' })
  expect(outputs.data).toEqual({ kind: 'data', data: { text: 'hello', file_path: 'a.txt' } })
})

it('refuses what is no Base64, or goes on without', async () => {
  expect((await runNode('base64 File', { base64_string: 'no!' })).error?.code).toBe('invalid_input')
  const { outputs } = await runNode('base64 File', { base64_string: '', silent_errors: true })
  expect(outputs.data).toEqual({ kind: 'data', data: {} })
})

it('hands its parameters on', async () => {
  const { outputs } = await runNode('ParameterInput', { base64_file: 'eA==', filename: 'x.txt' })
  expect(outputs).toMatchObject({ base64_file_out: { text: 'eA==' }, filename_out: { text: 'x.txt' } })
})
