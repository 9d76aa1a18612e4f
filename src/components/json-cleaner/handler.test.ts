import { expect, it } from 'vitest'
import { runNode } from '../testing/run-node'

it('mends JSON', async () => {
  const clean = async (json_str: string, more = {}) => runNode('JSONCleaner', { json_str, ...more })
  expect((await clean("Here: {'a': 1,}")).outputs.output).toMatchObject({ text: '{"a":1}' })
  const control = { remove_control_chars: true, normalize_unicode: true }
  expect((await clean('{"a": "e\u0301\u0000x"}', control)).outputs.output).toMatchObject({ text: '{"a":"éx"}' })
  expect((await clean('no json')).error?.code).toBe('model_bad_response')
})

it('reads data out of an answer', async () => {
  const read = async (message: string) => (await runNode('LLMJsonExtractor', { message })).outputs.data
  expect(await read('```json\n{"a": 1}\n```')).toEqual({ kind: 'data', data: { a: 1 } })
  expect(await read('[{"a": 1}, {"a": 2}]')).toHaveLength(2)
})
