import { expect, it } from 'vitest'
import { findDefinition } from '@/components/definitions'
import { fieldValue, isFieldShown } from './field-value'

const definition = findDefinition('DataFrameOperations')
const field = (name: string) => {
  const found = definition?.fields.find((item) => item.name === name)
  if (!found) throw new Error(`no field ${name}`)
  return found
}

it('reads the author’s value under any of its names, else the default', () => {
  expect(fieldValue(field('num_rows'), { num_rows: 2 })).toBe(2)
  expect(fieldValue(field('num_rows'), {})).toBe(5)
  expect(fieldValue({ ...field('num_rows'), aliases: ['rows'] }, { rows: 3 })).toBe(3)
})

it('reads a choice that is kept as a list of objects, and shows what belongs to it', () => {
  const config = { operation: [{ name: 'Sort', icon: 'x' }] }
  expect(fieldValue(field('operation'), config)).toBe('Sort')
  expect(fieldValue(field('operation'), { operation: [] })).toBe('')
  const shown = (name: string) => definition && isFieldShown(field(name), definition, config)
  expect(shown('ascending')).toBe(true)
  expect(shown('num_rows')).toBe(false)
})
