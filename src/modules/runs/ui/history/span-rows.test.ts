import { describe, expect, it } from 'vitest'
import type { Span } from './run-words'
import { barOf, spanRows, totalMs } from './span-rows'

const span = (seq: number, parent: number | null, more: Partial<Span> = {}): Span => ({
  seq,
  kind: 'node',
  parent,
  node_id: `n${seq}`,
  name: `n${seq}`,
  component: null,
  index: null,
  status: 'done',
  start_ms: 0,
  duration_ms: 10,
  attempts: 1,
  error: null,
  input_tokens: null,
  output_tokens: null,
  cost: null,
  logs: 0,
  ...more,
})
const tree = [span(1, null), span(2, 1), span(3, 2), span(4, 1), span(5, 2), span(6, null), span(7, 99)]
const shown = (folded: number[]) => spanRows(tree, new Set(folded)).map(({ span: { seq }, depth }) => [seq, depth])

describe('spanRows', () => {
  it('puts each span under what it stands in, in the order of time', () => {
    expect(shown([])).toEqual([
      [1, 0],
      [2, 1],
      [3, 2],
      [5, 2],
      [4, 1],
      [6, 0],
      [7, 0],
    ])
  })

  it('leaves out what is inside of a folded one', () => {
    expect(shown([2])).toEqual([
      [1, 0],
      [2, 1],
      [4, 1],
      [6, 0],
      [7, 0],
    ])
    expect(shown([1])).toEqual([
      [1, 0],
      [6, 0],
      [7, 0],
    ])
  })
})

describe('bars', () => {
  it('stand in proportion to the whole time and can always be seen', () => {
    expect(barOf(span(1, null, { start_ms: 50, duration_ms: 25 }), 100, 0)).toEqual({ left: 50, width: 25 })
    expect(barOf(span(1, null, { start_ms: 100, duration_ms: 0 }), 100, 0)).toEqual({ left: 99.5, width: 0.5 })
    expect(barOf(span(1, null, { start_ms: null }), 100, 0)).toBeUndefined()
  })

  it('grow while a node is at work', () => {
    const running = span(1, null, { start_ms: 20, duration_ms: null, status: 'running' })
    expect(totalMs([running, span(2, null)], 80)).toBe(80)
    expect(barOf(running, 80, 80)).toEqual({ left: 25, width: 75 })
    expect(totalMs([span(1, null, { start_ms: 20, duration_ms: null, status: 'stopped' })], 80)).toBe(20)
  })
})
