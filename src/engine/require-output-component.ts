import { EngineError } from './errors'
import type { Plan } from './plan'

/** Throws `invalid_input` when no node has the asked-for id or display name, before anything is run for nothing. */
export function requireOutputComponent(plan: Plan, wanted: string | undefined): void {
  if (!wanted || plan.by_id.has(wanted) || plan.nodes.some((planned) => planned.node.name === wanted)) return
  throw new EngineError(
    'invalid_input',
    `The flow has no node with the id or name "${wanted}" to take the answer from.`,
    {
      hint: 'Correct output_component, or leave it out to get all outputs.',
    },
  )
}
