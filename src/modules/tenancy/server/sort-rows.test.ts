import { expect, it } from 'vitest'
import { sortRows } from './sort-rows'

const rows = [
  { id: 1, name: 'pike', nickname: null, leads: true },
  { id: 2, name: 'Otter', nickname: 'O', leads: false },
  { id: 3, name: 'otter', nickname: 'a', leads: true },
]
const ids = (sorted: readonly { id: number }[]) => sorted.map(({ id }) => id)

it('sorts text without regard to letter case, and equal ones by the second key in both directions', () => {
  expect(ids(sortRows(rows, 'name', 'asc', 'id'))).toEqual([2, 3, 1])
  expect(ids(sortRows(rows, 'name', 'desc', 'id'))).toEqual([1, 2, 3])
})

it('puts nothing first, and false before true', () => {
  expect(ids(sortRows(rows, 'nickname', 'asc', 'id'))).toEqual([1, 3, 2])
  expect(ids(sortRows(rows, 'leads', 'asc', 'id'))).toEqual([2, 1, 3])
})
