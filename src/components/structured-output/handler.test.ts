import { expect, it } from 'vitest'
import { fakePorts } from '@/engine/testing/fake-ports'
import type { Value } from '@/engine/values'
import { runNode } from '../testing/run-node'

const llm: Value = { kind: 'model', model: { provider: 'offline', model: 'offline' } }
const output_schema = [
  { name: 'city', type: 'str', description: 'Where', multiple: 'False' },
  { name: 'years', type: 'int', description: '', multiple: true },
]

async function ask(answer: string) {
  const ports = fakePorts({ model: () => [answer] })
  const config = { input_value: 'a text', output_schema, schema_name: 'my places' }
  return { ports, ...(await runNode('StructuredOutput', config, { ports, wires: { llm } })) }
}

it('asks for a list of objects of the schema', async () => {
  const { ports, outputs } = await ask('{"objects":[{"city":"Graz","years":[1]}]}')
  expect(outputs.structured_output).toEqual({ kind: 'data', data: { city: 'Graz', years: [1] } })
  const [request] = ports.model.requests
  expect(request?.turns.at(-1)).toEqual({ role: 'user', content: 'a text' })
  expect(request?.response_schema?.name).toBe('my_places')
  expect(request?.response_schema?.schema).toMatchObject({
    properties: {
      objects: {
        items: { properties: { city: { type: 'string' }, years: { type: 'array', items: { type: 'integer' } } } },
      },
    },
  })
})

it('gives several as results and as a table', async () => {
  const { outputs } = await ask('[{"city":"Graz"},{"city":"Linz"}]')
  expect(outputs.structured_output).toMatchObject({ data: { results: [{ city: 'Graz' }, { city: 'Linz' }] } })
  expect(outputs.dataframe_output).toEqual({ kind: 'table', rows: [{ city: 'Graz' }, { city: 'Linz' }] })
})

it('says when the model found nothing or answered in words', async () => {
  expect((await ask('{"objects":[]}')).error?.message).toContain('found nothing of that form')
  expect((await ask('no idea')).error?.code).toBe('model_bad_response')
})
