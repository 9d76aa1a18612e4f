import { toCsv } from '@/lib/to-csv'
import type { MessageRow } from './conversation-rows'

export type MessageFormat = 'json' | 'csv'

const columns = [
  'id',
  'timestamp',
  'flow_id',
  'session_id',
  'sender',
  'sender_name',
  'text',
  'files',
  'error',
  'edit',
] as const

/** Messages as a file: JSON with all that is known of them, CSV for a spreadsheet. */
export function messageFile(messages: readonly MessageRow[], format: MessageFormat): Blob {
  if (format === 'json') return new Blob([JSON.stringify(messages, null, 2)], { type: 'application/json' })
  const rows = messages.map((message) =>
    columns.map((name) => (name === 'files' ? message.files.join('\n') : message[name])),
  )
  return new Blob([toCsv([columns, ...rows])], { type: 'text/csv;charset=utf-8' })
}
