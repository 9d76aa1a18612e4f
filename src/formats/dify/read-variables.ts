import type { FlowVariable } from '@/engine/graph'
import { isRecord } from '@/lib/is-record'
import { toJson } from '@/lib/to-json'
import { listAt, recordAt, textAt } from './dify-parts'

/** The environment's and the conversation's variables of a stored Dify flow. */
export function readVariables(data: unknown): { environment?: FlowVariable[]; conversation?: FlowVariable[] } {
  const workflow = recordAt(recordAt(data, 'dify'), 'workflow')
  const environment = listAt(workflow, 'environment_variables').flatMap(variable)
  const conversation = listAt(workflow, 'conversation_variables').flatMap(variable)
  return {
    ...(environment.length > 0 ? { environment } : {}),
    ...(conversation.length > 0 ? { conversation } : {}),
  }
}

function variable(item: unknown): FlowVariable[] {
  const name = textAt(item, 'name')
  if (!isRecord(item) || !name) return []
  const description = textAt(item, 'description')
  const read = { name, value: toJson(item.value ?? null), value_type: textAt(item, 'value_type') ?? 'string' }
  return [description ? { ...read, description } : read]
}
