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
  read: (selector: readonly string[]) => Value | undefined,
): { inputs: NodeInputs; wired: Set<string> } {
  const inputs: NodeInputs = { ...planned.values }
  const wired = new Set<string>()
  const bind = (field: string, many: boolean, value: Value | undefined) => {
    if (value === undefined) return
    const list = many && wired.has(field) ? inputs[field] : undefined
    if (Array.isArray(list)) list.push(value)
    else inputs[field] = many ? [value] : value
    wired.add(field)
  }
  for (const edge of planned.incoming) if (edge.field !== undefined) bind(edge.field, edge.list, carried(edge))
  for (const wire of planned.outer) bind(wire.field, wire.list, read(wire.selector))
  return { inputs, wired }
}
