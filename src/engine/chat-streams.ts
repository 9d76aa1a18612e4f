import type { RunScope } from './component'
import type { RunEvent } from './events'
import { newMessage } from './messages'
import type { PlanEdge, PlanLevel, PlanNode } from './plan'
import type { IdPort } from './ports'
import { textOf } from './text-of'
import type { MessageValue, Value } from './values'

/** The field of a chat output that holds what it says. */
const TEXT_FIELD = 'input_value'

interface OpenStream {
  planned: PlanNode
  message: MessageValue
  message_id: number
}

/** Where a stream's events go. */
export interface StreamSink {
  emit(event: RunEvent): void
  /** Resolves when there is room for more: at once, unless the reader has fallen behind. */
  room(): Promise<void>
  ended(): boolean
}

/** Messages that are shown while they are still being written: each chat output has at most one, under one id. */
export class ChatStreams {
  private readonly reserved = new Map<number, number>()

  constructor(
    private readonly plan: PlanLevel,
    private readonly active: Uint8Array,
    private readonly scope: RunScope,
    private readonly ids: IdPort,
    private readonly carried: (edge: PlanEdge) => Value | undefined,
  ) {}

  /** Shows text as it comes and returns the whole of it. Nothing is shown before the first piece has arrived. */
  async write(source: PlanNode, chunks: AsyncIterable<string>, sink: StreamSink): Promise<string> {
    let text = ''
    let opened: OpenStream[] | undefined
    for await (const chunk of chunks) {
      if (chunk === '') continue
      text += chunk
      if (!opened) {
        opened = await this.open(source)
        for (const { planned, message } of opened) {
          sink.emit({ type: 'message', node_id: planned.node.id, message, state: 'partial' })
        }
      }
      if (sink.ended()) break
      for (const { message_id } of opened) sink.emit({ type: 'token', node_id: source.node.id, message_id, chunk })
      await sink.room()
    }
    return text
  }

  /** Opens a message at each chat output that this node's wires lead to directly. */
  private async open(source: PlanNode): Promise<OpenStream[]> {
    const opened: OpenStream[] = []
    for (const edge of source.outgoing) {
      const planned = this.plan.nodes[edge.target]
      if (!planned || !this.active[planned.index] || edge.field !== TEXT_FIELD) continue
      if (planned.component?.definition.output_type !== 'chat' || this.reserved.has(planned.index)) continue
      const message_id = await this.ids.messageId()
      this.reserved.set(planned.index, message_id)
      opened.push({ planned, message_id, message: { ...this.draft(planned), id: message_id } })
    }
    return opened
  }

  /** The id under which the node's message was shown already, if it was. */
  idOf(planned: PlanNode): number | undefined {
    return this.reserved.get(planned.index)
  }

  private draft(planned: PlanNode): MessageValue {
    const setting = (name: string) => {
      const edge = planned.incoming.find((wire) => wire.field === name)
      const text = textOf((edge && this.carried(edge)) ?? planned.values[name])
      return text === '' ? undefined : text
    }
    const sender = setting('sender')
    const sender_name = setting('sender_name')
    const session_id = setting('session_id')
    return newMessage('', this.scope, {
      ...(sender === undefined ? {} : { sender }),
      ...(sender_name === undefined ? {} : { sender_name }),
      ...(session_id === undefined ? {} : { session_id }),
    })
  }
}
