import type { PlanNode } from './plan'

/** What a level has still to start, and how often its nodes were tried. */
export class LevelQueue {
  /** Nodes that failed and wait to be tried again. */
  resting = 0
  private readonly ready: PlanNode[] = []
  private readonly attempts = new Map<number, number>()
  private next = 0

  add(nodes: readonly PlanNode[]): void {
    for (const node of nodes) this.ready.push(node)
  }

  take(): PlanNode | undefined {
    const node = this.ready[this.next]
    if (node) this.next += 1
    return node
  }

  /** Whether nodes wait to be started. */
  get some(): boolean {
    return this.next < this.ready.length
  }

  /** Starts nothing of what waits. */
  drop(): void {
    this.next = this.ready.length
  }

  /** 1 the first time that a node is started. */
  attempt(planned: PlanNode): number {
    return (this.attempts.get(planned.index) ?? 0) + 1
  }

  /** A node failed for the `attempt`-th time; calling what this gives puts it back. */
  rest(planned: PlanNode, attempt: number): () => void {
    this.attempts.set(planned.index, attempt)
    this.resting += 1
    return () => {
      this.resting -= 1
      this.ready.push(planned)
    }
  }
}
