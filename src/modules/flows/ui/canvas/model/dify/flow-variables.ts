import { isRecord } from '@/lib/is-record'
import { asText, at, type StoredRecord, setAt } from '../record'
import type { StoredFlow } from '../stored-flow'

export type VariableScope = 'environment' | 'conversation'

export interface FlowVariableRow {
  name: string
  value_type: string
  value: unknown
  description: string
  /** As it was read, with all its other keys; a new one has none. */
  stored: StoredRecord | undefined
}

const key = (scope: VariableScope) => `${scope}_variables`

/** The variables of a whole flow: constants of the environment, or what a conversation remembers. */
export function flowVariables(flow: StoredFlow, scope: VariableScope): FlowVariableRow[] {
  const list = at(flow.rest, 'dify', 'workflow', key(scope))
  return (Array.isArray(list) ? list : []).filter(isRecord).map((stored) => ({
    name: asText(stored.name) ?? '',
    value_type: asText(stored.value_type) ?? 'string',
    value: stored.value,
    description: asText(stored.description) ?? '',
    stored,
  }))
}

/** The flow with these variables instead. Rows that were read keep their other keys. */
export function setFlowVariables(flow: StoredFlow, scope: VariableScope, rows: readonly FlowVariableRow[]): StoredFlow {
  const list = rows.map(({ stored, ...row }) => {
    const known = stored ?? { id: crypto.randomUUID() }
    return { ...known, ...row, selector: [scope === 'environment' ? 'env' : 'conversation', row.name] }
  })
  return { ...flow, rest: setAt(flow.rest, ['dify', 'workflow', key(scope)], list) }
}
