import { findDefinition } from '@/components/definitions'
import { type StartVariable, startVariables } from '@/components/dify/start/start-variables'
import { asDify, isTalkedTo } from '../canvas/model/dify/as-dify'
import { isTurnMark } from '../canvas/model/dify/containers'
import type { StoredFlow } from '../canvas/model/stored-flow'
import { componentType, isNote, nodeName } from '../canvas/model/stored-node'

/** What the author calls each node that runs, by id. */
export function nodeNames(flow: StoredFlow): ReadonlyMap<string, string> {
  return new Map(
    flow.nodes.flatMap((node) => {
      const type = componentType(node)
      const definition = findDefinition(type)
      if (type === '' || isNote(node) || isTurnMark(node) || definition?.inert) return []
      return [[node.id, nodeName(node) || definition?.display_name || type]]
    }),
  )
}

/** How a flow is used: somebody talks to it, or it is run with the fields of its form. */
export interface FlowUse {
  talked_to: boolean
  /** It has a start node, whose fields these are. */
  form: readonly StartVariable[] | undefined
}

export function flowUse(flow: StoredFlow): FlowUse {
  const steps = flow.nodes.some((node) => asDify(node) !== undefined)
  const start = flow.nodes.map(asDify).find((node) => node?.type === 'start')
  const chat = flow.nodes.some((node) => findDefinition(componentType(node))?.input_type === 'chat')
  return {
    talked_to: chat || (steps && isTalkedTo(flow)),
    form: start && startVariables(start.data.variables),
  }
}
