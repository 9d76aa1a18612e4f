import type { NodeContext } from '@/engine/component'
import type { ChatTurn } from '@/engine/ports'
import { isData, isMessage, isTable } from '@/engine/value-guards'
import type { MessageValue, Value } from '@/engine/values'
import { isRecord } from '@/lib/is-record'

/** The newest messages of a session before this run as turns of a conversation, oldest first. */
export async function sessionHistory(context: NodeContext, limit: number, session_id: string): Promise<ChatTurn[]> {
  if (limit <= 0) return []
  const newest = await context.ports.memory.list({
    session_id: session_id || context.run.session_id,
    limit,
    order: 'desc',
  })
  return newest.reverse().flatMap(turnOf)
}

/** Messages that came along a wire, as messages, data or rows of a table. */
export function wiredHistory(value: Value | undefined): ChatTurn[] {
  if (Array.isArray(value)) return value.flatMap((item) => wiredHistory(item))
  if (isMessage(value)) return turnOf(value)
  if (isTable(value)) return value.rows.flatMap(turnOf)
  if (isData(value)) return turnOf(value.data)
  return isRecord(value) ? turnOf(value) : []
}

function turnOf(message: MessageValue | Record<string, unknown>): ChatTurn[] {
  const { text, sender } = message
  if (typeof text !== 'string' || text === '') return []
  return [{ role: /^(user|human)$/i.test(String(sender ?? '')) ? 'user' : 'assistant', content: text }]
}
