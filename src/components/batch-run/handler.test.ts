import { expect, it } from 'vitest'
import { fakePorts } from '@/engine/testing/fake-ports'
import type { Value } from '@/engine/values'
import { runNode } from '../testing/run-node'

const model: Value = { kind: 'model', model: { provider: 'offline', model: 'offline' } }
const df: Value = { kind: 'table', rows: Array.from({ length: 20 }, (_unused, n) => ({ text: `row ${n}`, n })) }

it('asks about every row and keeps their order', async () => {
  const ports = fakePorts()
  const config = { column_name: 'text', system_message: 'Judge.', enable_metadata: true }
  const { outputs } = await runNode('BatchRunComponent', config, { ports, wires: { model, df } })
  expect(ports.model.requests[0]?.turns[0]).toEqual({ role: 'system', content: 'Judge.' })
  expect(outputs.batch_results).toMatchObject({
    rows: Array.from({ length: 20 }, (_unused, n) => ({
      n,
      model_response: `echo: row ${n}`,
      batch_index: n,
      metadata: { processing_status: 'success', has_system_message: true },
    })),
  })
})

it('sends the whole row without a column, and names one that is not there', async () => {
  const ports = fakePorts()
  const one: Value = { kind: 'table', rows: [{ a: 1 }] }
  await runNode('BatchRunComponent', {}, { ports, wires: { model, df: one } })
  expect(ports.model.requests[0]?.turns).toEqual([{ role: 'user', content: '{\n  "a": 1\n}' }])
  const { error } = await runNode('BatchRunComponent', { column_name: 'b' }, { ports, wires: { model, df: one } })
  expect(error?.message).toBe('The table has no column "b".')
})
