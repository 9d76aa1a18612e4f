import type { NodeStatus } from '../model/run-state'

/** The border of a card or frame by how its node fares. */
export const statusEdge: Record<NodeStatus, string> = {
  idle: 'border-line-strong',
  running: 'border-accent',
  waiting: 'border-warn',
  done: 'border-good/70',
  recovered: 'border-warn',
  failed: 'border-bad',
  skipped: 'border-line border-dashed opacity-55',
}
