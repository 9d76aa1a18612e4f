import { describe, expect, it } from 'vitest'
import type { FileValue } from '@/engine/values'
import { runFlowNode } from '../testing/run-flow-node'

const file = (name: string, size: number, file_type: FileValue['file_type']): FileValue => ({
  kind: 'file',
  ref: name,
  transfer: 'stored',
  name,
  size,
  file_type,
  media_type: 'application/octet-stream',
})

describe('list-operator', () => {
  it('filters, sorts and cuts numbers', async () => {
    const config = {
      variable: ['start', 'list'],
      filter_by: { enabled: true, conditions: [{ key: '', comparison_operator: '>', value: '{{#start.least#}}' }] },
      order_by: { enabled: true, key: '', value: 'desc' },
      limit: { enabled: true, size: 2 },
    }
    const { outputs } = await runFlowNode('list-operator', config, { values: { list: [3, 10, 7, 1], least: 2 } })
    expect(outputs).toEqual({ result: [10, 7], first_record: 10, last_record: 7 })
  })

  it('filters and sorts files by their attributes', async () => {
    const files = [file('b.png', 30, 'image'), file('a.pdf', 10, 'document'), file('c.png', 20, 'image')]
    const config = {
      variable: ['start', 'files'],
      filter_by: { enabled: true, conditions: [{ key: 'type', comparison_operator: 'in', value: ['image'] }] },
      order_by: { enabled: true, key: 'size', value: 'asc' },
    }
    const { outputs } = await runFlowNode('list-operator', config, { values: { files } })
    expect(outputs.result).toEqual([files[2], files[0]])
  })

  it('takes the n-th, counted from one', async () => {
    const config = { variable: ['start', 'list'], extract_by: { enabled: true, serial: '2' } }
    expect((await runFlowNode('list-operator', config, { values: { list: ['a', 'b'] } })).outputs.result).toEqual(['b'])
    const { error } = await runFlowNode('list-operator', config, { values: { list: ['a'] } })
    expect(error?.message).toContain('item 2 of a list of 1')
  })

  it('gives nothing of an empty list, and refuses what is none', async () => {
    const config = { variable: ['start', 'list'] }
    expect((await runFlowNode('list-operator', config, { values: { list: [] } })).outputs).toEqual({
      result: [],
      first_record: null,
      last_record: null,
    })
    expect((await runFlowNode('list-operator', config, { values: { list: 7 } })).error?.code).toBe('invalid_input')
  })
})
