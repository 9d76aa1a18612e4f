import { calledFlows, nodeCapabilities } from '@/components/node-capabilities'
import type { UserActor } from '@/contract/actor'
import type { Capability } from '@/engine/capabilities'
import { readFlow } from '@/formats/read-flow'
import { callableFlows } from '../callable-flows'
import { flowRepository } from '../flow.repository'

/** Names of the nodes that have it, by capability. */
export type Needed = ReadonlyMap<Capability, readonly string[]>

/** Flows that one flow leads to, at most; what lies further is asked for when it runs. */
const MOST_FLOWS = 50

/**
 * What a graph may do, with the flows that it names and those that they name. Every node counts, also one that no wire leads
 * to: wires are drawn in a moment. Flows that only a run finds out are asked for by the run.
 */
export async function neededCapabilities(actor: UserActor, data: unknown): Promise<Needed> {
  const needed = new Map<Capability, string[]>()
  const seen = new Set<string>()
  const open: { data: unknown; place: string }[] = [{ data, place: '' }]
  let callable: Awaited<ReturnType<typeof callableFlows>> | undefined
  for (let next = open.shift(); next; next = open.shift()) {
    const { nodes } = readFlow(next.data ?? { nodes: [], edges: [] }).graph
    for (const node of nodes) {
      const name = next.place + node.name
      for (const capability of nodeCapabilities(node)) {
        const names = needed.get(capability) ?? []
        if (!names.includes(name)) needed.set(capability, [...names, name])
      }
      for (const called of calledFlows(node)) {
        callable ??= await callableFlows(actor)
        const flow = callable.find(({ id }) => id === called) ?? callable.find((one) => one.name === called)
        if (!flow || seen.has(flow.id) || seen.size >= MOST_FLOWS) continue
        seen.add(flow.id)
        open.push({ data: await flowRepository.graph(actor.tenant_id, flow.id), place: `${flow.name} › ` })
      }
    }
  }
  return needed
}

/** What is needed and not granted. */
export const ungranted = (needed: Needed, granted: readonly string[]): Needed =>
  new Map([...needed].filter(([capability]) => !granted.includes(capability)))
