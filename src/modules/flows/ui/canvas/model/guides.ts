import type { Point, Size } from './stored-node'

export interface Box extends Point, Size {}

/** A line along which two boxes stand in a row: `x` for a vertical line, `y` for a horizontal one. */
export interface Guide {
  axis: 'x' | 'y'
  at: number
  from: number
  to: number
}

interface Match {
  shift: number
  at: number
  other: Box
}

/**
 * Where a box that is being dragged should rest so that an edge or its middle lines up with another box, and the lines
 * that show it.
 * @param reach how far it may be moved for that, in canvas pixels
 */
export function alignBox(box: Box, others: readonly Box[], reach: number): { position: Point; guides: Guide[] } {
  const x = nearest(box, others, reach, (item) => [item.x, item.x + item.width / 2, item.x + item.width])
  const y = nearest(box, others, reach, (item) => [item.y, item.y + item.height / 2, item.y + item.height])
  const placed = { ...box, x: box.x + (x?.shift ?? 0), y: box.y + (y?.shift ?? 0) }
  const guides: Guide[] = []
  if (x) {
    const ends = [placed.y, placed.y + box.height, x.other.y, x.other.y + x.other.height]
    guides.push({ axis: 'x', at: x.at, from: Math.min(...ends), to: Math.max(...ends) })
  }
  if (y) {
    const ends = [placed.x, placed.x + box.width, y.other.x, y.other.x + y.other.width]
    guides.push({ axis: 'y', at: y.at, from: Math.min(...ends), to: Math.max(...ends) })
  }
  return { position: { x: placed.x, y: placed.y }, guides }
}

function nearest(
  box: Box,
  others: readonly Box[],
  reach: number,
  lines: (item: Box) => readonly number[],
): Match | undefined {
  let best: Match | undefined
  const own = lines(box)
  for (const other of others) {
    for (const at of lines(other)) {
      for (const mine of own) {
        const shift = at - mine
        if (Math.abs(shift) <= reach && (best === undefined || Math.abs(shift) < Math.abs(best.shift))) {
          best = { shift, at, other }
        }
      }
    }
  }
  return best
}
