import type { NodeInputs } from './component'
import { EngineError } from './errors'
import type { PlanEdge, PlanNode } from './plan'
import type { VariablesPort } from './ports'
import type { Value } from './values'

export interface ResolvedInputs {
  inputs: NodeInputs
  /** Secret fields whose variable is not stored: field name to variable name. */
  unresolved: Record<string, string>
}

/**
 * The values a handler gets: what a wire brought, else the stored variable that the field names, else the author's value.
 * Throws `missing_value` when a variable that is no secret is not stored.
 */
export async function resolveVariables(
  planned: PlanNode,
  inputs: NodeInputs,
  wired: ReadonlySet<string>,
  variables: VariablesPort,
): Promise<ResolvedInputs> {
  const unresolved: Record<string, string> = {}
  for (const field of planned.fields) {
    if (!planned.variables.has(field.name) || wired.has(field.name)) continue
    const name = inputs[field.name]
    if (typeof name !== 'string' || name === '') continue
    const value = await variables.get(name)
    inputs[field.name] = value
    if (value !== undefined) continue
    if (field.type !== 'secret') {
      throw new EngineError(
        'missing_value',
        `"${field.display_name}" uses the variable "${name}", which is not stored.`,
        {
          hint: 'Add it under Settings → Variables, or type a value in its place.',
        },
      )
    }
    unresolved[field.name] = name
  }
  return { inputs, unresolved }
}

/** Binds values that came along wires over the author's own; of several into a field that takes one, the last counts. */
export function bindWires(
  planned: PlanNode,
  carried: (edge: PlanEdge) => Value | undefined,
): { inputs: NodeInputs; wired: Set<string> } {
  const inputs: NodeInputs = { ...planned.values }
  const wired = new Set<string>()
  for (const edge of planned.incoming) {
    if (edge.field === undefined) continue
    const value = carried(edge)
    if (value === undefined) continue
    const list = edge.list && wired.has(edge.field) ? inputs[edge.field] : undefined
    if (Array.isArray(list)) list.push(value)
    else inputs[edge.field] = edge.list ? [value] : value
    wired.add(edge.field)
  }
  return { inputs, wired }
}
