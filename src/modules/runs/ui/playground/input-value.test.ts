import { describe, expect, it } from 'vitest'
import { startVariables } from '@/components/dify/start/start-variables'
import { firstValues, readValues } from './input-value'

const words = { required: 'required', number: 'number', json: 'json' }
const variables = startVariables([
  { variable: 'name', type: 'text-input', required: true },
  { variable: 'count', type: 'number', default: 3 },
  { variable: 'loud', type: 'checkbox', default: 'true' },
  { variable: 'data', type: 'json_object' },
  { variable: 'files', type: 'file-list', allowed_file_types: ['image'] },
])

describe('the form of a start node', () => {
  it('begins with the defaults', () => {
    expect(firstValues(variables)).toEqual({ name: '', count: '3', loud: true, data: '', files: [] })
  })

  it('gives values of their types and leaves out what is empty', () => {
    const values = {
      name: 'Ada',
      count: '4.5',
      loud: false,
      data: '{"a":1}',
      files: [
        { name: 'x.png', url: 'https://a/x.png' },
        { name: 'y.png', upload_file_id: 'f1' },
      ],
    }
    expect(readValues(variables, values, words)).toEqual({
      ok: true,
      inputs: {
        name: 'Ada',
        count: 4.5,
        loud: false,
        data: { a: 1 },
        files: [
          { type: 'image', transfer_method: 'remote_url', url: 'https://a/x.png' },
          { type: 'image', transfer_method: 'local_file', upload_file_id: 'f1', name: 'y.png' },
        ],
      },
    })
  })

  it('says which field is wrong', () => {
    const values = { name: ' ', count: 'four', loud: true, data: '{', files: [] }
    expect(readValues(variables, values, words)).toEqual({
      ok: false,
      faults: { name: 'required', count: 'number', data: 'json' },
    })
  })
})
