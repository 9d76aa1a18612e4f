import { describe, expect, it } from 'vitest'
import type { Value } from '@/engine/values'
import { checkInputs } from './check-inputs'
import { startVariables } from './start-variables'

const file = (name: string, file_type: string) => ({
  kind: 'file',
  ref: 'r',
  transfer: 'stored',
  name,
  media_type: 'x/y',
  file_type,
})
const wrong = (variable: object, value: Value | undefined) =>
  checkInputs(startVariables([{ variable: 'v', ...variable }]), value === undefined ? {} : { v: value }).map(
    (problem) => problem.message,
  )

describe('checkInputs', () => {
  const rows: [object, Value | undefined, string | undefined][] = [
    [{ type: 'text-input', required: true }, undefined, 'is required'],
    [{ type: 'text-input', required: true }, '', 'is required'],
    [{ type: 'text-input', required: true, default: 'x' }, undefined, undefined],
    [{ type: 'text-input', max_length: 3 }, 'abcd', 'longer than 3'],
    [{ type: 'paragraph', max_length: 0 }, 'abcd', undefined],
    [{ type: 'paragraph' }, 7, 'must be a text'],
    [{ type: 'number' }, '12', undefined],
    [{ type: 'number' }, 'twelve', 'must be a number'],
    [{ type: 'select', options: ['A', 'B'] }, 'C', 'must be one of'],
    [{ type: 'checkbox' }, 'yes', 'true or false'],
    [{ type: 'file', required: true }, undefined, 'is required'],
    [{ type: 'file', allowed_file_types: ['image'] }, file('a.png', 'image'), undefined],
    [{ type: 'file', allowed_file_types: ['image'] }, file('a.pdf', 'document'), 'of the kind image'],
    [
      { type: 'file', allowed_file_types: ['custom'], allowed_file_extensions: ['.ABC'] },
      file('a.abc', 'other'),
      undefined,
    ],
    [{ type: 'file-list', max_length: 1 }, [file('a.png', 'image'), file('b.png', 'image')], 'at most 1'],
    [{ type: 'json_object' }, 'x', 'must be an object'],
  ]
  it.each(rows)('%j with %j: %s', (variable, value, fault) => {
    const found = wrong(variable, value)
    if (fault === undefined) expect(found).toEqual([])
    else expect(found).toEqual([expect.stringContaining(fault)])
  })
})
