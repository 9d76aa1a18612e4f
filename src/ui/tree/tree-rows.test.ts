import { describe, expect, it } from 'vitest'
import { pathTo, treeRows } from './tree-rows'

const items = [
  { id: 1, name: 'Mill', parent_id: 0 },
  { id: 2, name: 'Wheel', parent_id: 1 },
  { id: 3, name: 'Axle', parent_id: 2 },
  { id: 4, name: 'Barn', parent_id: 0 },
  { id: 5, name: 'Gate', parent_id: 1 },
]
const shown = (expanded: number[], search = '') =>
  treeRows(items, new Set(expanded), search).map(({ item, level }) => `${level} ${item.name}`)

describe('rows of a tree', () => {
  it('are what stands open, each list by name', () => {
    expect(shown([])).toEqual(['1 Barn', '1 Mill'])
    expect(shown([1])).toEqual(['1 Barn', '1 Mill', '2 Gate', '2 Wheel'])
    expect(shown([1, 2])).toEqual(['1 Barn', '1 Mill', '2 Gate', '2 Wheel', '3 Axle'])
  })

  it('say whether they can be opened, and where they stand', () => {
    const [barn, mill] = treeRows(items, new Set([1]), '')
    expect(barn).toMatchObject({ expanded: undefined, position: 1, siblings: 2 })
    expect(mill).toMatchObject({ expanded: true, position: 2, siblings: 2 })
  })

  it('with a search are the matches and the ways down to them', () => {
    expect(shown([], 'AXL')).toEqual(['1 Mill', '2 Wheel', '3 Axle'])
    expect(shown([], 'no such thing')).toEqual([])
  })

  it('show who lost their parent at the top', () => {
    const orphan = treeRows([{ id: 9, name: 'Orphan', parent_id: 8 }], new Set(), '')
    expect(orphan).toMatchObject([{ level: 1, item: { id: 9 } }])
  })
})

it('finds the way down', () => {
  const byId = new Map(items.map((item) => [item.id, item]))
  expect(pathTo(byId, 3).map(({ name }) => name)).toEqual(['Mill', 'Wheel', 'Axle'])
})
