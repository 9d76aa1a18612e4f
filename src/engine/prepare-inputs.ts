import { EngineError } from './errors'
import { givenByModel } from './given-by-model'
import type { PlanEdge, PlanNode } from './plan'
import type { Ports } from './ports'
import type { Recorder } from './record'
import { bindWires, type ResolvedInputs, resolveVariables } from './resolve-inputs'
import type { RunInput } from './run'
import type { Value } from './values'

/** The field that takes the run's input. */
const INPUT_FIELD = 'input_value'

/** All values for one node's handler. At once when no stored variable is involved: that is the common case, and it is hot. */
export function prepareInputs(
  planned: PlanNode,
  input: RunInput,
  { ports, recorder }: { ports: Ports; recorder: Recorder },
  carried: (edge: PlanEdge) => Value | undefined,
  read: (selector: readonly string[]) => Value | undefined,
): ResolvedInputs | Promise<ResolvedInputs> {
  const { inputs, wired } = bindWires(planned, carried, read)
  if (!wired.has(INPUT_FIELD) && takesInput(planned, input)) inputs[INPUT_FIELD] = input.scope.input_value
  if (planned.variables.size === 0) return complete(planned, { inputs, unresolved: {} }, recorder)
  return resolveVariables(planned, inputs, wired, ports.variables).then((resolved) =>
    complete(planned, resolved, recorder),
  )
}

function takesInput(planned: PlanNode, input: RunInput): boolean {
  const takes = planned.component?.definition.input_type
  const { input_value, input_type } = input.scope
  if (!takes || input_value === '' || (input_type !== 'any' && input_type !== takes)) return false
  const only = input.input_components
  return !only?.length || only.includes(planned.node.id) || only.includes(planned.node.name)
}

function complete(planned: PlanNode, resolved: ResolvedInputs, recorder: Recorder): ResolvedInputs {
  for (const field of planned.fields) {
    const value = resolved.inputs[field.name]
    if (field.type === 'secret' && typeof value === 'string') recorder.keepSecret(value)
    // A secret whose variable is not stored is left to the handler: it knows other places to look.
    if (value === undefined && field.required && !Object.hasOwn(resolved.unresolved, field.name)) {
      if (givenByModel(planned, field)) continue
      throw new EngineError('missing_value', `"${planned.node.name}" got no value for "${field.display_name}".`, {
        hint: 'What is connected to it gave nothing. Connect something else, or type a value.',
      })
    }
  }
  return resolved
}
