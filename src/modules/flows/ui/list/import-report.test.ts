import { expect, it } from 'vitest'
import { summarise } from './import-report'

it('counts nodes and says each reason once, what does not run first', () => {
  const node = (name: string, support: 'runs' | 'runs_with_differences' | 'kept', reason?: string) => ({
    node_id: name,
    name,
    component: 'x',
    support,
    ...(reason === undefined ? {} : { reason }),
  })
  const summary = summarise({
    nodes: [
      node('A', 'runs'),
      node('B', 'runs_with_differences', 'No images.'),
      node('C', 'kept', 'Not here.'),
      node('D', 'kept', 'Not here.'),
    ],
    problems: [],
  })
  expect(summary).toMatchObject({ runs: 1, differs: 1, kept: 2 })
  expect(summary.reasons).toEqual([
    { support: 'kept', reason: 'Not here.', names: ['C', 'D'] },
    { support: 'runs_with_differences', reason: 'No images.', names: ['B'] },
  ])
})
