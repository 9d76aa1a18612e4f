import type { RunScope } from './component'
import type { RunEvent, Within } from './events'
import { newMessage } from './messages'
import type { MessageValue } from './values'

/** The text that a run says as it goes: one message in a conversation, the results of a workflow otherwise. */
export class Reply {
  /** Answers that are whole, in the order in which they were said. */
  readonly parts: string[]
  /** Who is speaking: others wait until it has ended. */
  speaker: object | undefined
  private shown = false
  private last: string | undefined

  constructor(
    /** Of the message; undefined where there is no conversation. */
    readonly message_id: number | undefined,
    parts: string[],
    private readonly scope: RunScope,
    private readonly emit: (event: RunEvent) => void,
  ) {
    this.parts = [...parts]
    this.shown = parts.length > 0
  }

  say(node_id: string, chunk: string, within: Within | undefined): void {
    if (chunk === '') return
    const message_id = this.message_id ?? 0
    if (this.message_id !== undefined && !this.shown) {
      this.shown = true
      const message = newMessage('', this.scope, { id: message_id })
      this.emit({ type: 'message', node_id, message, state: 'partial' })
    }
    this.emit({ type: 'token', node_id, message_id, chunk, ...(within ? { within } : {}) })
  }

  /** An answer is whole. */
  add(node_id: string, text: string): void {
    this.parts.push(text)
    this.last = node_id
  }

  /** The message as it is kept; undefined when nothing was answered. */
  whole(): { node_id: string; message: MessageValue } | undefined {
    if (this.message_id === undefined || this.last === undefined) return undefined
    return { node_id: this.last, message: newMessage(this.parts.join(''), this.scope, { id: this.message_id }) }
  }
}
