import { describe, expect, it } from 'vitest'
import type { Value } from '@/engine/values'
import { runNode } from '../testing/run-node'
import { toRows } from '../to-rows'

async function pieces(config: Record<string, unknown>, value: Value, type = 'SplitText') {
  const field = type === 'SplitText' ? 'data_inputs' : 'data_input'
  const { outputs, error } = await runNode(type, config, { wires: { [field]: value } })
  return error ? error.message : toRows(outputs.dataframe).map((row) => row.text)
}

describe('SplitText', () => {
  it('joins neighbours up to the size and repeats as far as the overlap reaches', async () => {
    const text = 'aaa,bbb,ccc,ddd'
    expect(await pieces({ separator: ',', chunk_size: 7, chunk_overlap: 0 }, text)).toEqual(['aaa,bbb', 'ccc,ddd'])
    expect(await pieces({ separator: ',', chunk_size: 7, chunk_overlap: 3 }, text)).toEqual([
      'aaa,bbb',
      'bbb,ccc',
      'ccc,ddd',
    ])
    expect(await pieces({ separator: ',', chunk_size: 2, chunk_overlap: 0 }, text)).toEqual([
      'aaa',
      'bbb',
      'ccc',
      'ddd',
    ])
  })

  it('reads an escaped new line and keeps separators where it is told to', async () => {
    const sizes = { chunk_size: 1, chunk_overlap: 0 }
    expect(await pieces({ ...sizes, separator: '\\n' }, 'a\nb')).toEqual(['a', 'b'])
    expect(await pieces({ ...sizes, separator: '.', keep_separator: 'End' }, 'a.b')).toEqual(['a.', 'b'])
    expect(await pieces({ ...sizes, separator: '.', keep_separator: 'True' }, 'a.b')).toEqual(['a', '.b'])
    expect(await pieces({ ...sizes, separator: '' }, 'ab')).toEqual(['a', 'b'])
  })

  it('keeps what else stands in a row', async () => {
    const table: Value = { kind: 'table', rows: [{ text: 'a b', page: 3 }] }
    const { outputs } = await runNode(
      'SplitText',
      { separator: ' ', chunk_size: 1, chunk_overlap: 0 },
      { wires: { data_inputs: table } },
    )
    expect(outputs.dataframe).toEqual({
      kind: 'table',
      rows: [
        { text: 'a', page: 3 },
        { text: 'b', page: 3 },
      ],
    })
    expect(outputs.chunks).toHaveLength(2)
  })

  it('refuses an overlap that is larger than a piece', async () => {
    expect(await pieces({ chunk_size: 1, chunk_overlap: 2 }, 'a')).toContain('overlap (2) is larger')
  })

  it('cuts recursively', async () => {
    const text = 'one two three\n\nfour'
    expect(await pieces({ chunk_size: 8, chunk_overlap: 0 }, text, 'RecursiveCharacterTextSplitter')).toEqual([
      'one two',
      'three',
      'four',
    ])
  })
})
