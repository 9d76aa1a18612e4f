import { readHandle } from '@/formats/langflow/handles'
import { INWARD, ONWARD } from './dify/ways'
import { at } from './record'
import type { StoredEdge } from './stored-flow'

export interface EdgePorts {
  /** Output of the source node. */
  source_port: string
  /** Field of the target node. */
  target_port: string
}

const cache = new WeakMap<StoredEdge, EdgePorts>()

/** The ports that an edge joins, in whichever way its file wrote them. */
export function edgePorts(edge: StoredEdge): EdgePorts {
  const known = cache.get(edge)
  if (known) return known
  const bare = edge.type === 'custom' || !(edge.sourceHandle || edge.targetHandle || at(edge, 'data', 'sourceHandle'))
  const source = readHandle(at(edge, 'data', 'sourceHandle'), edge.sourceHandle, 'source')
  const target = readHandle(at(edge, 'data', 'targetHandle'), edge.targetHandle, 'target')
  const ports: EdgePorts = {
    // The oldest exports name no output, only the classes of what it gives.
    source_port: source.port ?? wayOn(edge.sourceHandle) ?? source.types[0] ?? (bare ? ONWARD : 'output'),
    target_port: target.port ?? target.types[0] ?? (bare ? INWARD : 'input'),
  }
  cache.set(edge, ports)
  return ports
}

/** The port that a Dify edge names: its handles are plain words. */
function wayOn(handle: unknown): string | undefined {
  if (typeof handle !== 'string' || handle === '' || handle.startsWith('{') || handle.includes('|')) return undefined
  return handle === OLD_ONWARD ? ONWARD : handle
}

/** What older files call the ordinary way on where a node also has one for failures. */
const OLD_ONWARD = 'success-branch'
