import { type Given, nothingGiven } from './active-nodes'
import { FAIL_BRANCH } from './fail-branch'
import type { PlanEdge, PlanLevel, PlanNode } from './plan'

export interface Settled {
  /** Nodes whose inputs are now decided. */
  ready: PlanNode[]
  /** Nodes that will not run. */
  skipped: PlanNode[]
}

const LIVE = 1
const DEAD = 2

/** Which wires of one run carry a value, and which nodes that makes ready or takes out. */
export class Progress {
  private readonly states: Uint8Array
  private readonly pending: Int32Array
  /** Nodes that only run because some node took the branch that leads to them. */
  private readonly inBranch: Uint8Array

  /** `active[i]` says whether node `i` takes part; wires from other nodes count as decided, and carry what is `given`. */
  constructor(
    private readonly level: PlanLevel,
    private readonly active: Uint8Array,
    given: Given = nothingGiven,
  ) {
    this.states = new Uint8Array(level.edges)
    this.pending = new Int32Array(level.nodes.length)
    this.inBranch = new Uint8Array(level.nodes.length)
    for (const node of level.nodes) {
      for (const edge of node.incoming) {
        const source = level.nodes[edge.source]
        if (active[edge.source]) this.pending[node.index] = this.left(node.index) + 1
        else if (source) this.take(edge, given(source))
      }
    }
  }

  /** A wire of a node in whose place something was given; which way a branch took is not, so every way counts. */
  private take({ index, edge }: PlanEdge, given: ReturnType<Given>): void {
    if (given) this.states[index] = edge.kind === 'control' || Object.hasOwn(given, edge.source_port) ? LIVE : DEAD
  }

  /** The nodes that wait for nothing. */
  first(): PlanNode[] {
    return this.level.nodes.filter((node) => this.active[node.index] && this.left(node.index) === 0)
  }

  isLive(edge: PlanEdge): boolean {
    return this.states[edge.index] === LIVE
  }

  /** Call when a node is done; `taken` names the outputs it took of its branch groups, undefined means all. */
  finish(node: PlanNode, taken: readonly string[] | undefined): Settled {
    const settled: Settled = { ready: [], skipped: [] }
    const lost: PlanNode[] = []
    for (const edge of node.outgoing) {
      const live = edge.order_only || isTaken(edge, taken)
      this.decide(edge, live, taken !== undefined, settled, lost)
    }
    for (let next = lost.pop(); next; next = lost.pop()) {
      for (const edge of next.outgoing) this.decide(edge, false, false, settled, lost)
    }
    return settled
  }

  private decide(edge: PlanEdge, live: boolean, branched: boolean, settled: Settled, lost: PlanNode[]): void {
    const target = this.level.nodes[edge.target]
    if (!target || !this.active[target.index]) return
    this.states[edge.index] = live ? LIVE : DEAD
    if (live && (this.inBranch[edge.source] || (branched && edge.branching))) this.inBranch[target.index] = 1
    const left = this.left(target.index) - 1
    this.pending[target.index] = left
    if (left > 0) return
    if (this.runs(target)) {
      settled.ready.push(target)
    } else {
      settled.skipped.push(target)
      lost.push(target)
    }
  }

  /**
   * A node with a wire from a branch not taken still runs when another branch reaches it, or when the same field has
   * another wire that carries a value. Values from outside any branch (a prompt, a setting) do not bring it back.
   */
  private runs(node: PlanNode): boolean {
    if (node.controlled) return node.incoming.some((edge) => edge.field === undefined && this.isLive(edge))
    if (this.inBranch[node.index]) return true
    const fed = new Set<string | undefined>()
    for (const edge of node.incoming) if (this.isLive(edge)) fed.add(edge.field)
    return node.incoming.every((edge) => edge.order_only || this.states[edge.index] !== DEAD || fed.has(edge.field))
  }

  private left(index: number): number {
    return this.pending[index] ?? 0
  }
}

/** Of control wires only the ordinary way on is taken unless the node said otherwise. */
function isTaken(edge: PlanEdge, taken: readonly string[] | undefined): boolean {
  if (taken === undefined) return edge.edge.kind === 'data' || edge.edge.source_port !== FAIL_BRANCH
  return !edge.branching || taken.includes(edge.edge.source_port)
}
