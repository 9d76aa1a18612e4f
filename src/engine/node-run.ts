import type { NodeContext, RunScope } from './component'
import type { PlanNode } from './plan'
import type { ModelUsage, Ports } from './ports'
import type { JsonValue, MessageValue } from './values'

/** What a node's work needs from the run that it is part of. */
export interface NodeHost {
  scope: RunScope
  ports: Ports
  keepSecret(text: string): void
  log(run: NodeRun, message: string, data: JsonValue | undefined): void
  stream(run: NodeRun, chunks: AsyncIterable<string>): Promise<string>
  message(run: NodeRun, message: MessageValue): Promise<MessageValue>
}

/** One node at work: what its handler sees, and what the run keeps about it. */
export class NodeRun implements NodeContext {
  unresolved: Readonly<Record<string, string>> = {}
  total: ModelUsage | undefined
  private controller: AbortController | undefined
  private aborted = false

  constructor(
    readonly planned: PlanNode,
    private readonly host: NodeHost,
    readonly started: number,
  ) {}

  get node_id(): string {
    return this.planned.node.id
  }

  get node_name(): string {
    return this.planned.node.name
  }

  get run(): RunScope {
    return this.host.scope
  }

  get ports(): Ports {
    return this.host.ports
  }

  /** Made when first asked for: most nodes never look at it. */
  get signal(): AbortSignal {
    if (!this.controller) {
      this.controller = new AbortController()
      if (this.aborted) this.controller.abort()
    }
    return this.controller.signal
  }

  wanted(output: string): boolean {
    const { outgoing } = this.planned
    return outgoing.length === 0 || outgoing.some((edge) => edge.edge.source_port === output)
  }

  get leaf(): boolean {
    return this.planned.outgoing.length === 0
  }

  keepSecret(text: string): void {
    this.host.keepSecret(text)
  }

  log(message: string, data?: JsonValue): void {
    this.host.log(this, message, data)
  }

  usage(usage: ModelUsage): void {
    this.total = {
      input_tokens: (this.total?.input_tokens ?? 0) + (usage.input_tokens ?? 0),
      output_tokens: (this.total?.output_tokens ?? 0) + (usage.output_tokens ?? 0),
    }
  }

  stream(chunks: AsyncIterable<string>): Promise<string> {
    return this.host.stream(this, chunks)
  }

  message(message: MessageValue): Promise<MessageValue> {
    return this.host.message(this, message)
  }

  abort(): void {
    this.aborted = true
    this.controller?.abort()
  }
}
