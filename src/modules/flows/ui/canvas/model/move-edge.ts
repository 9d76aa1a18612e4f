import { QUOTE } from '@/formats/langflow/handles'
import { handleText } from '@/formats/langflow/new-langflow-edge'
import { isRecord } from '@/lib/is-record'
import { edgePorts } from './edge-ports'
import type { StoredRecord } from './record'
import type { StoredEdge } from './stored-flow'

/** The same wire between two other nodes: the node's id stands in four places of an edge. */
export function moveEdge(edge: StoredEdge, source: string, target: string): StoredEdge {
  if (edge.type === 'custom') {
    const { source_port, target_port } = edgePorts(edge)
    return { ...edge, id: `${source}-${source_port}-${target}-${target_port}`, source, target }
  }
  const sourceHandle = moveHandle(edge.sourceHandle, edge.source, source)
  const targetHandle = moveHandle(edge.targetHandle, edge.target, target)
  const data = isRecord(edge.data) ? edge.data : undefined
  return {
    ...edge,
    id: `reactflow__edge-${source}${String(sourceHandle ?? '')}-${target}${String(targetHandle ?? '')}`,
    source,
    target,
    ...('sourceHandle' in edge ? { sourceHandle } : {}),
    ...('targetHandle' in edge ? { targetHandle } : {}),
    ...(data ? { data: moveData(data, source, target) } : {}),
  }
}

function moveHandle(handle: unknown, from: string, to: string): unknown {
  const decoded = decodeHandle(handle)
  if (isRecord(decoded)) return handleText({ ...decoded, id: to })
  return typeof handle === 'string' ? handle.replaceAll(from, to) : handle
}

function moveData(data: StoredRecord, source: string, target: string): StoredRecord {
  return {
    ...data,
    ...(isRecord(data.sourceHandle) ? { sourceHandle: { ...data.sourceHandle, id: source } } : {}),
    ...(isRecord(data.targetHandle) ? { targetHandle: { ...data.targetHandle, id: target } } : {}),
  }
}

function decodeHandle(handle: unknown): unknown {
  if (typeof handle !== 'string' || !handle.startsWith('{')) return undefined
  try {
    return JSON.parse(handle.replaceAll(QUOTE, '"'))
  } catch {
    return undefined
  }
}
