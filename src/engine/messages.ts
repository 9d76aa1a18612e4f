import type { RunScope } from './component'
import type { MessageValue } from './values'

/** A message of a run: from the machine unless said otherwise, in the run's session. */
export function newMessage(
  text: string,
  scope: Pick<RunScope, 'session_id'>,
  more: Partial<Omit<MessageValue, 'kind' | 'text'>> = {},
): MessageValue {
  return {
    kind: 'message',
    text,
    sender: 'Machine',
    sender_name: 'AI',
    session_id: scope.session_id,
    files: [],
    ...more,
  }
}
