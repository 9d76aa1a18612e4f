import { isRecord } from '@/lib/is-record'

/** A node of Dify's canvas as it stands in a file. */
export interface DifyNode {
  id: string
  /** Dify's name of the node's kind, e.g. `if-else`; `note` for notes. */
  type: string
  name: string
  data: Record<string, unknown>
  /** The container (iteration, loop) around it. */
  parent: string | undefined
}

/** Whether a stored node is one of Dify's: its settings stand in `data` itself, not in a template under `data.node`. */
export function isDifyNode(value: unknown): value is Record<string, unknown> {
  if (!isRecord(value) || !isRecord(value.data) || isRecord(value.data.node)) return false
  if (typeof value.type === 'string' && value.type.startsWith('custom')) return true
  return value.type !== 'genericNode' && value.type !== 'noteNode' && typeof value.data.type === 'string'
}

/** Undefined when the node has no id. */
export function difyNode(value: Record<string, unknown>): DifyNode | undefined {
  const id = idOf(value.id)
  if (id === undefined || !isRecord(value.data)) return undefined
  const { data } = value
  const isNote = value.type === 'custom-note'
  const type = isNote ? 'note' : textOr(data.type, 'unknown')
  const parent = [value.parentId, data.iteration_id, data.loop_id].map(idOf).find((item) => item !== undefined)
  return { id, type, name: textOr(data.title, type), data, parent: parent === id ? undefined : parent }
}

/** Ids are texts; hand-written files sometimes leave out the quotation marks. */
export function idOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value !== '' ? value : undefined
}

const textOr = (value: unknown, otherwise: string) =>
  typeof value === 'string' && value.trim() !== '' ? value : otherwise
