import { expect, it } from 'vitest'
import { fakePorts } from '@/engine/testing/fake-ports'
import { runNode } from '../testing/run-node'

it('gives what a document reader read', async () => {
  const ports = fakePorts({ files: [{ ref: 'f', name: 'a.txt', media_type: 'text/plain', bytes: 'words' }] })
  const { outputs } = await runNode('DoclingRemote', { path: 'f' }, { ports })
  const exported = await runNode('ExportDoclingDocument', {}, { wires: { data_inputs: outputs.dataframe ?? null } })
  expect(exported.outputs.data).toMatchObject([{ data: { text: 'words' } }])
  expect(exported.outputs.dataframe).toMatchObject({ rows: [{ text: 'words' }] })
})
