import { expect, it } from 'vitest'
import { fakePorts } from '@/engine/testing/fake-ports'
import { findDefinition } from '../definitions'
import { runNode } from '../testing/run-node'

it('fills variables from wires, from settings, and with nothing', async () => {
  const config = { template: 'Dear {name}, {greeting}{nothing}! {{literal}} {"json": 1}', greeting: 'hello' }
  const { outputs } = await runNode('Prompt', config, { wires: { name: 'Ada' } })
  expect(outputs.prompt).toMatchObject({ text: 'Dear Ada, hello! {literal} {"json": 1}' })
})

it('knows the other style', async () => {
  const config = { template: '{{name}} {name}', use_double_brackets: true, name: 'Ada' }
  expect((await runNode('Prompt Template', config)).outputs.prompt).toMatchObject({ text: 'Ada {name}' })
})

it('does not read what was filled in', async () => {
  const { outputs } = await runNode('Prompt', { template: '{a}', a: '{b}', b: 'no' })
  expect(outputs.prompt).toMatchObject({ text: '{b}' })
})

it('takes a stored variable', async () => {
  const ports = fakePorts({ variables: { CITY: 'Graz' } })
  const { outputs } = await runNode('Prompt', { template: 'in {city}', city: 'CITY' }, { ports, variables: ['city'] })
  expect(outputs.prompt).toMatchObject({ text: 'in Graz' })
})

it('makes an input of each variable, and of nothing else', () => {
  const definition = findDefinition('Prompt')
  const names = (config: Record<string, unknown>) => definition?.dynamic_fields?.(config).map((field) => field.name)
  expect(names({ template: '{a} {b} {a} {template} {code}' })).toEqual(['a', 'b'])
  expect(names({ template: 3 })).toEqual([])
})

it('tells chains what is still open', async () => {
  const { outputs } = await runNode('PromptTemplate', { template: '{a} {b}', a: 'x' })
  expect(outputs.prompt).toMatchObject({
    text: 'x ',
    properties: { prompt: { template: '{a} {b}', double: false, filled: { a: 'x' } } },
  })
  expect((await runNode('Prompt', { template: '{a}', a: 'x' })).outputs.prompt).not.toHaveProperty('properties')
})
