import type { NodeResult } from './component'
import type { EngineErrorShape } from './errors'
import { FAIL_BRANCH } from './fail-branch'
import type { PlanNode } from './plan'

/** How a run went on after a node had failed. */
export interface Recovery {
  error: EngineErrorShape
  by: 'default_value' | 'fail_branch'
}

export type FailureOutcome =
  | { kind: 'fail' }
  | { kind: 'retry'; wait_ms: number }
  | { kind: 'recover'; by: Recovery['by']; result: NodeResult }

/** What a node's policy says to do about a failure of its `attempt`-th try. */
export function failureOutcome(planned: PlanNode, error: EngineErrorShape, attempt: number): FailureOutcome {
  const { policy } = planned
  if (!policy) return { kind: 'fail' }
  if (policy.retry && attempt <= policy.retry.max) return { kind: 'retry', wait_ms: policy.retry.interval_ms }
  const said = { error_message: error.message, error_type: error.code }
  switch (policy.on_error.kind) {
    case 'default_value':
      return {
        kind: 'recover',
        by: 'default_value',
        result: {
          outputs: { ...policy.on_error.outputs, ...said },
          // A node with several ways on has none that its default belongs to: the ordinary one is taken.
          ...(planned.branches ? { taken: ['source'] } : {}),
        },
      }
    case 'fail_branch':
      return { kind: 'recover', by: 'fail_branch', result: { outputs: said, taken: [FAIL_BRANCH] } }
    default:
      return { kind: 'fail' }
  }
}
