import { changeNode } from '../edits'
import { setAt } from '../record'
import type { StoredFlow } from '../stored-flow'
import { asDify } from './as-dify'

/** Sets one setting of a Dify node; undefined takes it away. The other settings stay as they are. */
export function setSetting(flow: StoredFlow, id: string, name: string, value: unknown): StoredFlow {
  return changeNode(flow, id, (node) => {
    const dify = asDify(node)
    if (!dify || Object.is(dify.data[name], value)) return node
    if (value !== undefined) return { ...node, data: setAt(node.data, [name], value) }
    if (!Object.hasOwn(dify.data, name)) return node
    const { [name]: _gone, ...data } = dify.data
    return { ...node, data }
  })
}

/** Takes away the wires that leave a node by a port that it no longer has, such as a case that was removed. */
export function dropWiresFrom(flow: StoredFlow, id: string, port: string): StoredFlow {
  const edges = flow.edges.filter((edge) => edge.source !== id || edge.sourceHandle !== port)
  return edges.length === flow.edges.length ? flow : { ...flow, edges }
}
