import { LOOP_ITEM } from '@/components/loop/definition'
import type { FieldDefinition } from '@/engine'
import { canConnect } from '@/engine/can-connect'
import { t } from '@/lib/messages/t'
import { edgePorts } from './edge-ports'
import type { ComponentView, PortView } from './node-view'
import type { StoredEdge } from './stored-flow'

/** One end of a wire: a port of a node on the canvas. */
export interface PortRef {
  node: ComponentView
  port: PortView
}

export type ConnectionCheck = { ok: true } | { ok: false; reason: string }

/** Whether a wire may lead from an output to an input, and if not, why not. */
export function checkConnection(from: PortRef, to: PortRef, edges: readonly StoredEdge[]): ConnectionCheck {
  if (from.node.id === to.node.id) return { ok: false, reason: t('connect.self') }
  if (to.port.stray || from.port.stray) return { ok: false, reason: t('connect.gone') }
  if (from.node.parent !== to.node.parent) return { ok: false, reason: t('connect.level') }
  if (from.port.control && !to.port.control) return { ok: false, reason: t('connect.no_value') }
  if (!typesFit(from.port, to.port)) {
    return {
      ok: false,
      reason: t('connect.types', {
        output: from.port.label,
        gives: from.port.types.join(', '),
        input: to.port.label,
        takes: to.port.types.join(', '),
      }),
    }
  }
  const same = edges.some((edge) => {
    if (edge.source !== from.node.id || edge.target !== to.node.id) return false
    const ports = edgePorts(edge)
    return ports.source_port === from.port.name && ports.target_port === to.port.name
  })
  if (same) return { ok: false, reason: t('connect.twice') }
  if (!loopsBack(to) && leadsTo(to.node.id, from.node.id, onward(edges)))
    return { ok: false, reason: t('connect.circle') }
  return { ok: true }
}

/** All ports in which a wire pulled from this port may end, as `node port`; one look at the wires for all of them. */
export function fittingPorts(
  pulled: PortRef,
  side: 'input' | 'output',
  views: Iterable<ComponentView>,
  edges: readonly StoredEdge[],
): Set<string> {
  const circle = reachable(pulled.node.id, onward(edges), side === 'output' ? 'target' : 'source')
  const joined = new Set<string>()
  for (const edge of edges) {
    const ports = edgePorts(edge)
    const [near, nearPort, far, farPort] =
      side === 'output'
        ? [edge.source, ports.source_port, edge.target, ports.target_port]
        : [edge.target, ports.target_port, edge.source, ports.source_port]
    if (near === pulled.node.id && nearPort === pulled.port.name) joined.add(portKey(far, farPort))
  }
  const fits = new Set<string>()
  for (const node of views) {
    if (node.id === pulled.node.id || pulled.port.stray || node.parent !== pulled.node.parent) continue
    for (const port of side === 'output' ? node.inputs : node.outputs) {
      const [output, input] = side === 'output' ? [pulled.port, port] : [port, pulled.port]
      if (circle.has(node.id) && !loopsBack(side === 'output' ? { node, port } : pulled)) continue
      const key = portKey(node.id, port.name)
      if (!port.stray && !joined.has(key) && typesFit(output, input)) fits.add(key)
    }
  }
  return fits
}

/** A loop’s own port, to which the end of its body leads back. */
function loopsBack(to: PortRef): boolean {
  return to.node.definition?.loop?.item === to.port.name
}

/** Wires that do not lead back into a loop. */
function onward(edges: readonly StoredEdge[]): readonly StoredEdge[] {
  return edges.filter((edge) => edgePorts(edge).target_port !== LOOP_ITEM)
}

export function portKey(node: string, port: string): string {
  return `${node} ${port}`
}

/** A control wire leads to a control port; so may a wire that carries a value, which then only says what comes next. */
export function typesFit(
  output: Pick<PortView, 'types' | 'control'>,
  input: Pick<FieldDefinition, 'input_types'> | PortView,
): boolean {
  if ('control' in input && input.control) return true
  if (output.control) return false
  const input_types = 'types' in input ? input.types : input.input_types
  return canConnect({ types: output.types }, { ...(input_types ? { input_types } : {}) })
}

/** Whether wires lead from one node to another. */
function leadsTo(from: string, to: string, edges: readonly StoredEdge[]): boolean {
  return reachable(from, edges, 'source').has(to)
}

/** All nodes that can be reached along the wires (`source`) or against them (`target`), the first among them. */
function reachable(from: string, edges: readonly StoredEdge[], start: 'source' | 'target'): Set<string> {
  const end = start === 'source' ? 'target' : 'source'
  const next = new Map<string, string[]>()
  for (const edge of edges) {
    const known = next.get(edge[start])
    if (known) known.push(edge[end])
    else next.set(edge[start], [edge[end]])
  }
  const seen = new Set([from])
  const open = [from]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const neighbour of next.get(node) ?? []) {
      if (!seen.has(neighbour)) {
        seen.add(neighbour)
        open.push(neighbour)
      }
    }
  }
  return seen
}
