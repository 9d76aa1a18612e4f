import { asText, at, isRecord } from './record'
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
  const source = readHandle(edge, 'sourceHandle')
  const target = readHandle(edge, 'targetHandle')
  const ports: EdgePorts = {
    source_port: asText(at(source, 'name')) ?? legacyPart(edge.sourceHandle, 2) ?? 'output',
    target_port:
      asText(at(target, 'fieldName')) ?? asText(at(target, 'name')) ?? legacyPart(edge.targetHandle, 1) ?? 'input',
  }
  cache.set(edge, ports)
  return ports
}

/** A handle as the object it stands for: beside the edge, or inside its handle string. */
function readHandle(edge: StoredEdge, end: 'sourceHandle' | 'targetHandle'): unknown {
  const beside = at(edge, 'data', end)
  return isRecord(beside) ? beside : decodeHandle(edge[end])
}

/** Handle strings are JSON with œ for the quotation mark. */
export function decodeHandle(handle: unknown): unknown {
  if (typeof handle !== 'string' || !handle.startsWith('{')) return undefined
  try {
    return JSON.parse(handle.replaceAll('œ', '"'))
  } catch {
    return undefined
  }
}

/** The oldest exports join the parts of a handle with bars: type|node|type of the value, or type|field|node. */
function legacyPart(handle: unknown, index: number): string | undefined {
  return typeof handle === 'string' && handle.includes('|') ? handle.split('|')[index] : undefined
}
