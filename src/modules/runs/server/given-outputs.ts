import { AppError } from '@/contract/errors'
import type { JsonValue, Value } from '@/engine'
import { isRecord } from '@/lib/is-record'

/** Values that only a node can give: they hold keys and functions, which no request can bring along. */
const LIVE_KINDS: ReadonlySet<unknown> = new Set(['model', 'embedding_model', 'tool', 'tool_description'])

/**
 * Outputs that a request gives in place of those of nodes, by node and port. A message loses its number: kept under it,
 * it would take the place of another one. Throws 400 for what only a node can give.
 */
export function givenOutputs(
  given: Readonly<Record<string, Readonly<Record<string, JsonValue>>>>,
): Record<string, Record<string, Value>> {
  return Object.fromEntries(
    Object.entries(given).map(([node_id, outputs]) => [
      node_id,
      Object.fromEntries(Object.entries(outputs).map(([port, value]) => [port, harmless(value, node_id)])),
    ]),
  )
}

function harmless(value: JsonValue, node_id: string): JsonValue {
  if (Array.isArray(value)) return value.map((item) => harmless(item, node_id))
  if (!isRecord(value)) return value
  if (LIVE_KINDS.has(value.kind))
    throw new AppError('bad_request', `A model or a tool cannot be given in place of the node "${node_id}"`, {
      hint: 'Let this node run: it costs nothing.',
    })
  const { id, ...rest } = value
  const kept = value.kind === 'message' || id === undefined ? rest : value
  return Object.fromEntries(
    Object.entries(kept).map(([key, item]) => [key, item === undefined ? null : harmless(item, node_id)]),
  )
}
