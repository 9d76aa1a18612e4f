import { expect, it } from 'vitest'
import { runNode } from '../testing/run-node'

it('gathers its fields under their names', async () => {
  const config = { form_fields: [{ field_name: 'owner' }, { field_name: 'kind' }], dynamic_kind: 'file' }
  const { outputs } = await runNode('AdvancedDynamicFormBuilder', config, { wires: { dynamic_owner: 'Ada' } })
  expect(outputs.form_data).toEqual({ kind: 'data', data: { owner: 'Ada', kind: 'file' } })
  expect(outputs.message).toMatchObject({ text: 'owner: Ada\nkind: file' })
})
