import { describe, expect, it } from 'vitest'
import { runFlowNode } from '../testing/run-flow-node'

const condition = (name: string, comparison_operator: string, value: string) => ({
  variable_selector: ['start', name],
  comparison_operator,
  value,
})

describe('if-else', () => {
  const cases = [
    { case_id: 'true', logical_operator: 'and', conditions: [condition('a', '=', '1'), condition('b', 'is', 'x')] },
    {
      case_id: 'second',
      logical_operator: 'or',
      conditions: [condition('a', '>', '5'), condition('b', 'contains', 'y')],
    },
  ]

  it.each([
    [{ a: 1, b: 'x' }, 'true'],
    [{ a: 9, b: 'x' }, 'second'],
    [{ a: 1, b: 'yes' }, 'second'],
    [{ a: 1, b: 'no' }, 'false'],
  ])('%j goes along %s', async (values, way) => {
    const { ways, outputs } = await runFlowNode('if-else', { cases }, { values })
    expect(ways).toEqual([way])
    expect(outputs).toEqual({ result: way !== 'false', selected_case_id: way })
  })

  it('reads the one branch of older exports, and placeholders in what is compared', async () => {
    const config = { logical_operator: 'and', conditions: [condition('a', 'is', '{{#start.b#}}')] }
    expect((await runFlowNode('if-else', config, { values: { a: 'same', b: 'same' } })).ways).toEqual(['true'])
    expect((await runFlowNode('if-else', config, { values: { a: 'same', b: 'other' } })).ways).toEqual(['false'])
  })

  it('says which comparison cannot be made', async () => {
    const config = { cases: [{ case_id: 'true', conditions: [condition('a', '>', '1')] }] }
    const { error } = await runFlowNode('if-else', config, { values: { a: 'text' } })
    expect(error).toMatchObject({ code: 'invalid_input', node_name: 'The node' })
    expect(error?.message).toContain('start.a')
  })

  it('looks at the attributes of files', async () => {
    const file = {
      kind: 'file',
      ref: 'r',
      transfer: 'stored',
      name: 'a.PDF',
      media_type: 'application/pdf',
      file_type: 'document',
    } as const
    const config = {
      cases: [
        {
          case_id: 'true',
          conditions: [
            {
              ...condition('files', 'contains', ''),
              sub_variable_condition: {
                logical_operator: 'and',
                conditions: [
                  { key: 'extension', comparison_operator: 'is', value: 'pdf' },
                  { key: 'type', comparison_operator: 'in', value: ['document'] },
                ],
              },
            },
          ],
        },
      ],
    }
    expect((await runFlowNode('if-else', config, { values: { files: [file] } })).ways).toEqual(['true'])
    expect((await runFlowNode('if-else', config, { values: { files: [{ ...file, name: 'a.txt' }] } })).ways).toEqual([
      'false',
    ])
  })
})
