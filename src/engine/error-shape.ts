import { EngineError, type EngineErrorShape, InnerNodeError } from './errors'
import type { Problem } from './graph'
import type { PlanNode } from './plan'
import type { Recorder } from './record'

/** The recordable form of anything thrown, with secrets blotted out. */
export function errorShape(error: unknown, recorder: Recorder, planned?: PlanNode): EngineErrorShape {
  const at = planned ? { node_id: planned.node.id, node_name: planned.node.name } : {}
  if (error instanceof InnerNodeError) return error.shape
  if (error instanceof EngineError) {
    return {
      code: error.code,
      message: recorder.text(error.message),
      ...(error.hint === undefined ? {} : { hint: recorder.text(error.hint) }),
      ...(error.retry_after_ms === undefined ? {} : { retry_after_ms: error.retry_after_ms }),
      ...at,
    }
  }
  const message = error instanceof Error ? error.message : String(error)
  return { code: 'node_failed', message: recorder.text(message || 'The node failed without saying why.'), ...at }
}

/** A problem found beforehand, as the error of the run that meets it. */
export function problemError(problem: Problem): EngineError {
  const code = problem.code === 'unknown_component' || problem.code === 'missing_value' ? problem.code : 'invalid_flow'
  return new EngineError(code, problem.message, problem.hint === undefined ? {} : { hint: problem.hint })
}
