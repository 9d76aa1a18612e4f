import type { MemoryQuery, MessageValue } from '@/engine'

/** A conversation that the caller brought along, asked as stored ones are. */
export async function givenHistory(history: readonly MessageValue[], query: MemoryQuery): Promise<MessageValue[]> {
  const fitting = history.filter(
    (message) =>
      (query.sender === undefined || message.sender === query.sender) &&
      (query.sender_name === undefined || message.sender_name === query.sender_name),
  )
  const newest = query.limit <= 0 ? [] : fitting.slice(-query.limit)
  return query.order === 'asc' ? newest : newest.reverse()
}
