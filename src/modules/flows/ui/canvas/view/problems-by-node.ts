import type { Problem } from '@/engine'

export function problemsByNode(problems: readonly Problem[]): Map<string, Problem[]> {
  const byNode = new Map<string, Problem[]>()
  for (const problem of problems) {
    if (problem.node_id === undefined) continue
    const known = byNode.get(problem.node_id)
    if (known) known.push(problem)
    else byNode.set(problem.node_id, [problem])
  }
  return byNode
}
