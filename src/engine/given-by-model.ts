import type { FieldDefinition } from './component'
import type { PlanNode } from './plan'
import { TOOL_PORT } from './tool-port'

/** Whether the field gets its value when an agent calls the node, so that it may be empty before. */
export function givenByModel(planned: PlanNode, field: FieldDefinition): boolean {
  return field.tool_mode === true && planned.outgoing.some((edge) => edge.edge.source_port === TOOL_PORT)
}
