import { readHandle } from '@/formats/langflow/handles'
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
  const source = readHandle(at(edge, 'data', 'sourceHandle'), edge.sourceHandle, 'source')
  const target = readHandle(at(edge, 'data', 'targetHandle'), edge.targetHandle, 'target')
  const ports: EdgePorts = {
    // The oldest exports name no output, only the classes of what it gives.
    source_port: source.port ?? source.types[0] ?? 'output',
    target_port: target.port ?? target.types[0] ?? 'input',
  }
  cache.set(edge, ports)
  return ports
}
