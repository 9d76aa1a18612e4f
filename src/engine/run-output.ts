import type { RunOutput } from './events'
import type { PlanNode } from './plan'
import type { Value } from './values'

/** What a node gave, as the answer of a run lists it. */
export function runOutput(planned: PlanNode, outputs: Record<string, Value>, duration_ms: number): RunOutput {
  return {
    node_id: planned.node.id,
    component: planned.node.type,
    display_name: planned.node.name,
    output_type: planned.component?.definition.output_type ?? 'any',
    outputs,
    duration_ms,
  }
}
