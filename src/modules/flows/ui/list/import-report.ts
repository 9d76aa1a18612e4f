import type { Outputs } from '@/client/console/api'

type Report = Outputs['flows']['read_flow_report']

/** Nodes of which the same is to be said. */
export interface ReasonGroup {
  support: 'runs_with_differences' | 'kept'
  reason: string
  names: string[]
}

export interface ReportSummary {
  runs: number
  differs: number
  kept: number
  reasons: ReasonGroup[]
  problems: Report['problems']
}

/** A report in few lines: how many nodes run, and once each why others do not, or not quite. */
export function summarise(report: Report): ReportSummary {
  const groups = new Map<string, ReasonGroup>()
  for (const node of report.nodes) {
    if (node.support === 'runs') continue
    const reason = node.reason ?? ''
    const key = `${node.support} ${reason}`
    const group = groups.get(key) ?? { support: node.support, reason, names: [] }
    group.names.push(node.name)
    groups.set(key, group)
  }
  const count = (support: string) => report.nodes.filter((node) => node.support === support).length
  return {
    runs: count('runs'),
    differs: count('runs_with_differences'),
    kept: count('kept'),
    // What does not run comes first.
    reasons: [...groups.values()].sort((a, b) => Number(b.support === 'kept') - Number(a.support === 'kept')),
    problems: report.problems,
  }
}
