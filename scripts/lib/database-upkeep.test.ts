import { expect, it } from 'vitest'
import { dueStatements } from './database-upkeep.mjs'

const inOrder = {
  name: 'public."Run"',
  rows: 10_000,
  pages: 500,
  counted_pages: 500,
  dead: 0,
  changed: 0,
  inserted: 0,
  counted: true,
}
const due = (state: Partial<typeof inOrder>) => dueStatements({ ...inOrder, ...state }).map(({ sql }) => sql)
const VACUUM = 'VACUUM public."Run"'
const ANALYZE = 'ANALYZE public."Run"'

it.each([
  ['nothing', {}, []],
  ['a fifth of dead rows', { dead: 2_050 }, []],
  ['more dead rows', { dead: 2_051 }, [VACUUM, ANALYZE]],
  ['a tenth of changed rows', { changed: 1_500 }, []],
  ['more changed rows', { changed: 1_501 }, [ANALYZE]],
  ['a fifth of new rows', { inserted: 3_000 }, []],
  ['more new rows', { inserted: 3_001 }, [VACUUM]],
  ['a table that was never analysed', { rows: -1 }, [ANALYZE]],
  ['a tiny one', { rows: -1, pages: 4, counted_pages: 0 }, []],
  ['a table that grew, whose counters know it', { pages: 700 }, []],
])('%s: what autovacuum would do', (_, state, statements) => {
  expect(due(state)).toEqual(statements)
})

it.each([
  ['nothing has changed', {}, []],
  ['a little has changed', { changed: 51 }, [ANALYZE]],
  ['a little has changed in a tiny table', { changed: 51, pages: 4, counted_pages: 4 }, []],
  ['it has grown by a fifth', { pages: 604 }, []],
  ['it has grown more', { pages: 605 }, [VACUUM, ANALYZE]],
])('counters begin anew and %s', (_, state, statements) => {
  expect(due({ ...state, counted: false })).toEqual(statements)
})

it('tells long statements from short ones', () => {
  expect(dueStatements({ ...inOrder, rows: -1, pages: 1_023 })[0]?.small).toBe(true)
  expect(dueStatements({ ...inOrder, rows: -1, pages: 1_024 })[0]?.small).toBe(false)
})
