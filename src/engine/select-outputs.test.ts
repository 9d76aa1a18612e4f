import { expect, it } from 'vitest'
import type { RunOutput } from './events'
import { selectOutputs } from './select-outputs'

const output = (node_id: string, output_type: RunOutput['output_type']): RunOutput => ({
  node_id,
  component: 'C',
  display_name: `The ${node_id}`,
  output_type,
  outputs: {},
  duration_ms: 0,
})
const all = [output('chat', 'chat'), output('text', 'text'), output('model', 'any')]
const ids = (selection: Parameters<typeof selectOutputs>[1]) =>
  selectOutputs(all, selection).map((item) => item.node_id)

it('selects by type, all, or one node by id or name', () => {
  expect(ids({ output_type: 'chat' })).toEqual(['chat'])
  expect(ids({ output_type: 'text' })).toEqual(['text'])
  expect(ids({ output_type: 'any' })).toEqual(['chat', 'text'])
  expect(ids({ output_type: 'debug' })).toEqual(['chat', 'text', 'model'])
  expect(ids({ output_type: 'chat', output_component: 'model' })).toEqual(['model'])
  expect(ids({ output_type: 'chat', output_component: 'The text' })).toEqual(['text'])
})
