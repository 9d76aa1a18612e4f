import { coerceField } from './coerce-field'
import type { ComponentRegistry, FieldDefinition } from './component'
import { fieldKey } from './field-key'
import { fieldsOf } from './fields-of'
import type { GraphNode, Problem } from './graph'
import type { PlanNode } from './plan'

/** A node with its component, its fields and its values in the fields' own types. */
export function analyseNode(node: GraphNode, registry: ComponentRegistry, problems: Problem[]): PlanNode {
  const component = registry(node.type)
  const ports = component?.definition.control_ports?.(node.config)
  const planned: PlanNode = {
    index: 0,
    node,
    component,
    fields: [],
    values: {},
    variables: new Set(node.variables),
    incoming: [],
    outgoing: [],
    outer: [],
    inside: undefined,
    policy: node.policy,
    controlled: ports !== undefined,
    branches: (ports?.length ?? 0) > 1 || node.policy?.on_error.kind === 'fail_branch',
    response: component?.definition.response?.(node.config),
    blocker: undefined,
  }
  if (!component) {
    planned.blocker = unknownComponent(node)
    problems.push(planned.blocker)
    return planned
  }
  planned.fields = fieldsOf(component.definition, node.config)
  const variables = new Set<string>()
  for (const field of planned.fields) {
    const key = fieldKey(field, node.config)
    const coerced = coerceField(field, Object.hasOwn(node.config, key) ? node.config[key] : undefined)
    if ('fault' in coerced) {
      const problem = invalidValue(node, field, coerced.fault)
      problems.push(problem)
      planned.blocker ??= problem
      continue
    }
    planned.values[field.name] = coerced.value ?? field.default
    if (node.variables?.includes(key)) variables.add(field.name)
    const unusual = unusualOption(node, field, coerced.value)
    if (unusual) problems.push(unusual)
  }
  planned.variables = variables
  return planned
}

function unknownComponent(node: GraphNode): Problem {
  return {
    code: 'unknown_component',
    severity: 'error',
    message: `"${node.name}" uses the component "${node.type}", which is not available here.`,
    hint: 'The node is kept as it is. Replace or remove it to run this part of the flow.',
    node_id: node.id,
  }
}

function invalidValue(node: GraphNode, field: FieldDefinition, fault: string): Problem {
  return {
    code: 'invalid_value',
    severity: 'error',
    message: `"${field.display_name}" of "${node.name}" ${fault}.`,
    hint: 'Correct it in the inspector.',
    node_id: node.id,
    field: field.name,
  }
}

function unusualOption(node: GraphNode, field: FieldDefinition, value: unknown): Problem | undefined {
  if (field.type !== 'select' || typeof value !== 'string' || value === '') return undefined
  const wanted = value.toLowerCase()
  if (!field.options || field.options.some((option) => option.toLowerCase() === wanted)) return undefined
  return {
    code: 'invalid_value',
    severity: 'warning',
    message: `"${field.display_name}" of "${node.name}" is "${value}", which is not one of its choices.`,
    hint: `Choices: ${field.options.join(', ')}.`,
    node_id: node.id,
    field: field.name,
  }
}
