import type { ResponsePart } from './component'
import type { Within } from './events'
import type { PlanEdge, PlanLevel, PlanNode } from './plan'
import type { Reply } from './reply'
import { responseText } from './response-text'
import type { Value } from './values'

/** What a level tells about its nodes. */
export interface ResponseSource {
  read(selector: readonly string[]): Value | undefined
  /** What a node of this level gave; undefined while it has not run. */
  state(node_id: string): 'absent' | 'open' | 'done' | 'skipped'
}

interface Responder {
  planned: PlanNode
  parts: readonly ResponsePart[]
  /** The part that is being said, and how many of its characters are. */
  part: number
  said_of_part: number
  said: number
  /** Characters that were said before the run was paused. */
  skip: number
  /** Its node is at work or done: everything that it says is there. */
  started: boolean
  answer: string | undefined
  over: boolean
}

/**
 * Says what answering nodes will say as early as it is known: from the moment at which a node is certain to run, its
 * words and the text that models stream for it go out, in the order of its template. One node speaks at a time.
 */
export class Responders {
  private readonly waiting: Responder[] = []
  private readonly by_index = new Map<number, Responder>()
  private readonly certain: Uint8Array
  private readonly streams = new Map<string, string>()
  private readonly sources = new Set<string>()

  constructor(
    level: PlanLevel,
    private readonly nodes: readonly PlanNode[],
    private readonly from: ResponseSource,
    private readonly reply: Reply,
    private readonly within: Within | undefined,
    said: Readonly<Record<string, number>>,
  ) {
    this.certain = new Uint8Array(nodes.length)
    for (const planned of level.responders) {
      const parts = planned.response ?? []
      for (const part of parts) if ('selector' in part) this.sources.add(key(part.selector))
      this.by_index.set(planned.index, {
        planned,
        parts,
        part: 0,
        said_of_part: 0,
        said: 0,
        skip: Object.hasOwn(said, planned.node.id) ? (said[planned.node.id] ?? 0) : 0,
        started: false,
        answer: undefined,
        over: false,
      })
    }
  }

  /** The node will run; so will what follows it on a way that cannot be left. */
  markCertain(planned: PlanNode): void {
    const open = [planned]
    for (let node = open.pop(); node; node = open.pop()) {
      if (this.certain[node.index]) continue
      this.certain[node.index] = 1
      const responder = this.by_index.get(node.index)
      if (responder) this.waiting.push(responder)
      else if (!node.branches && !node.inside) open.push(...node.outgoing.flatMap((edge) => this.follower(edge)))
    }
  }

  private follower(edge: PlanEdge): PlanNode[] {
    const target = this.nodes[edge.target]
    return target?.controlled && edge.edge.kind === 'control' && !edge.branching ? [target] : []
  }

  /** A piece of the output `text` of a node. */
  chunk(node_id: string, text: string): void {
    const source = key([node_id, 'text'])
    if (!this.sources.has(source)) return
    this.streams.set(source, (this.streams.get(source) ?? '') + text)
    this.speak()
  }

  /** A node that failed half way is tried again: what it had streamed does not count. */
  restart(node_id: string): void {
    this.streams.delete(key([node_id, 'text']))
  }

  start(planned: PlanNode): void {
    const responder = this.by_index.get(planned.index)
    if (responder) responder.started = true
    this.speak()
  }

  finish(planned: PlanNode, answer: Value | undefined): void {
    const responder = this.by_index.get(planned.index)
    if (!responder) return
    responder.answer = typeof answer === 'string' ? answer : ''
    this.speak()
  }

  skip(planned: PlanNode): void {
    const responder = this.by_index.get(planned.index)
    if (!responder) return
    responder.over = true
    if (this.reply.speaker === responder) this.reply.speaker = undefined
  }

  /** Characters said by nodes that have not finished, by node. */
  said(): Record<string, number> {
    const open = [...this.by_index.values()].filter((responder) => responder.said > 0 && !responder.over)
    return Object.fromEntries(open.map((responder) => [responder.planned.node.id, responder.said]))
  }

  /** Goes on with whoever speaks; when nobody does, the first that has something to say begins. */
  speak(): void {
    for (let again = true; again; ) {
      again = false
      for (const responder of this.waiting) {
        const { speaker } = this.reply
        if (responder.over || (speaker !== undefined && speaker !== responder)) continue
        const before = responder.said
        this.sayParts(responder)
        if (responder.answer !== undefined && responder.part >= responder.parts.length) {
          responder.over = true
          this.reply.speaker = undefined
          this.reply.add(responder.planned.node.id, responder.answer)
          again = true
          break
        }
        if (responder.said > before) this.reply.speaker = responder
      }
    }
  }

  private sayParts(responder: Responder): void {
    for (let part = responder.parts[responder.part]; part; part = responder.parts[responder.part]) {
      if ('text' in part) this.say(responder, responder.planned.node.id, part.text)
      else if (!this.saySelector(responder, part.selector)) return
      responder.part += 1
      responder.said_of_part = 0
    }
  }

  /** Says what there is of a value; true when all of it is said. */
  private saySelector(responder: Responder, selector: readonly string[]): boolean {
    const head = selector[0] ?? ''
    const state = this.from.state(head)
    if (state === 'skipped') return true
    const known = state === 'done' || head === 'sys' || head === 'env' || responder.started
    const text = known ? responseText(this.from.read(selector)) : (this.streams.get(key(selector)) ?? '')
    const from = state === 'open' || state === 'done' ? head : responder.planned.node.id
    this.say(responder, from, text.slice(responder.said_of_part))
    responder.said_of_part = Math.max(responder.said_of_part, text.length)
    return known
  }

  private say(responder: Responder, node_id: string, text: string): void {
    responder.said += text.length
    const fresh = text.slice(Math.min(responder.skip, text.length))
    responder.skip -= text.length - fresh.length
    this.reply.say(node_id, fresh, this.within)
  }
}

function key(selector: readonly string[]): string {
  return JSON.stringify(selector)
}
