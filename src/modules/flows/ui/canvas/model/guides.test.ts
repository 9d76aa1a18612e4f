import { expect, it } from 'vitest'
import { alignBox } from './guides'

const other = { x: 100, y: 100, width: 200, height: 80 }

it('lets a box rest where its left edge meets another’s, and shows the line over both', () => {
  const { position, guides } = alignBox({ x: 104, y: 300, width: 60, height: 40 }, [other], 6)
  expect(position).toEqual({ x: 100, y: 300 })
  expect(guides).toEqual([{ axis: 'x', at: 100, from: 100, to: 340 }])
})

it('prefers the nearest line on each axis', () => {
  const { position, guides } = alignBox({ x: 297, y: 98, width: 200, height: 80 }, [other, { ...other, x: 295 }], 6)
  expect(position).toEqual({ x: 295, y: 100 })
  expect(guides.map(({ axis }) => axis)).toEqual(['x', 'y'])
})

it('leaves a box alone that is out of reach', () => {
  const box = { x: 500, y: 500, width: 10, height: 10 }
  expect(alignBox(box, [other], 6)).toEqual({ position: { x: 500, y: 500 }, guides: [] })
})
