import { EngineError } from './errors'
import type { PlanEdge, PlanLevel, PlanNode } from './plan'
import type { Value } from './values'

export interface RunRange {
  /** Run only this node and what follows from it. */
  start_component_id?: string
  /** Run only this node and what it needs. */
  stop_component_id?: string
  /** The trigger that began the run; without it the start node does. */
  entry?: string
}

/** The outputs that a run was given in place of a node's own, so that neither it nor what only it needs has to run. */
export type Given = (node: PlanNode) => Readonly<Record<string, Value>> | undefined

export const nothingGiven: Given = () => undefined

/** Marks the nodes of a level that take part in a run by their position. Throws `invalid_input` for an id that is not in it. */
export function activeNodes(level: PlanLevel, range: RunRange, given: Given = nothingGiven): Uint8Array {
  const active = new Uint8Array(level.nodes.length).fill(1)
  const start = nodeOf(level, range.start_component_id)
  const stop = nodeOf(level, range.stop_component_id)
  if (start) keep(active, reach(level, [start], outgoing, target))
  else onlyEntered(level, range.entry, active)
  if (stop) {
    const known = (node: PlanNode) => node !== stop && given(node) !== undefined
    const needed = reach(level, [stop], incoming, source, known)
    for (const node of level.nodes) if (known(node)) needed[node.index] = 0
    keep(active, needed)
  }
  for (const node of level.nodes) if (node.component?.definition.inert) active[node.index] = 0
  return active
}

const outgoing = (node: PlanNode) => node.outgoing
const incoming = (node: PlanNode) => node.incoming
const target = (edge: PlanEdge) => edge.target
const source = (edge: PlanEdge) => edge.source

/** Nodes that are ordered by control wires take part when the entry leads to them; of several triggers one counts. */
function onlyEntered(level: PlanLevel, wanted: string | undefined, active: Uint8Array): void {
  if (!level.nodes.some((node) => node.controlled)) return
  const entry = entryOf(level, wanted)
  // Without an entry, as in iterations of old exports, whatever waits for nothing begins.
  const controlled = entry ? [entry] : level.nodes.filter((node) => node.controlled && node.incoming.length === 0)
  const others = level.nodes.filter((node) => !node.controlled)
  keep(active, reach(level, [...controlled, ...others], outgoing, target))
}

function entryOf(level: PlanLevel, wanted: string | undefined): PlanNode | undefined {
  const named = level.container === undefined && wanted !== undefined ? nodeOf(level, wanted) : undefined
  const order = ['start', 'turn', 'trigger'] as const
  return (
    named ?? order.flatMap((kind) => level.entries.find((node) => node.component?.definition.entry === kind) ?? [])[0]
  )
}

function nodeOf(level: PlanLevel, id: string | undefined): PlanNode | undefined {
  if (id === undefined || id === '') return undefined
  const node = level.nodes.find((planned) => planned.node.id === id)
  if (!node) throw new EngineError('invalid_input', `The flow has no node with the id "${id}".`)
  return node
}

function reach(
  level: PlanLevel,
  from: PlanNode[],
  wires: (node: PlanNode) => PlanEdge[],
  end: (edge: PlanEdge) => number,
  ends: (node: PlanNode) => boolean = () => false,
): Uint8Array {
  const seen = new Uint8Array(level.nodes.length)
  for (const node of from) seen[node.index] = 1
  const open = [...from]
  for (let node = open.pop(); node; node = open.pop()) {
    if (ends(node)) continue
    for (const edge of wires(node)) {
      const next = level.nodes[end(edge)]
      if (!next || seen[next.index]) continue
      seen[next.index] = 1
      open.push(next)
    }
  }
  return seen
}

function keep(active: Uint8Array, reached: Uint8Array): void {
  for (let index = 0; index < active.length; index++) if (!reached[index]) active[index] = 0
}
