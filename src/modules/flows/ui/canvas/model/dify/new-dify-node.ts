import type { ComponentDefinition } from '@/engine'
import type { StoredNode } from '../stored-flow'
import type { Point } from '../stored-node'
import { newSettings } from './new-settings'
import { writeNoteText } from './note-text'

/** The container that a new node is put into. */
export interface Inside {
  id: string
  type: string
}

const SIDES = { sourcePosition: 'right', targetPosition: 'left' }
const CARD = { width: 244, height: 90 }
const FRAME = { width: 560, height: 260 }
const NOTE = { width: 280, height: 160 }
/** Dify draws what is inside a container over its frame by this. */
const INNER_Z = 1002

/** A new node in the form of Dify's files; of a container also the mark where its turns begin, behind it in the list. */
export function newDifyNode(
  definition: ComponentDefinition,
  id: string,
  position: Point,
  inside?: Inside,
): [StoredNode, ...StoredNode[]] {
  const start = definition.container ? `${id}start` : undefined
  const size = definition.inert ? NOTE : definition.container ? FRAME : CARD
  const data = {
    type: definition.inert ? '' : definition.type,
    title: definition.inert ? '' : definition.display_name,
    desc: '',
    selected: false,
    ...(definition.inert
      ? { author: '', showAuthor: false, text: writeNoteText(''), theme: 'blue', ...NOTE }
      : newSettings(definition)),
    ...(start === undefined ? {} : { start_node_id: start, ...FRAME }),
    ...insideData(inside),
  }
  const node: StoredNode = {
    id,
    type: definition.inert ? 'custom-note' : 'custom',
    position,
    ...SIDES,
    ...size,
    selected: false,
    ...(inside
      ? { parentId: inside.id, extent: 'parent', zIndex: INNER_Z }
      : definition.container
        ? { zIndex: 1 }
        : {}),
    data,
  }
  return start === undefined ? [node] : [node, turnMark(definition.type, id, start)]
}

/** What a node's settings say of the container around it. */
export function insideData(inside: Inside | undefined): Record<string, unknown> {
  if (!inside) return {}
  return inside.type === 'loop'
    ? { isInLoop: true, loop_id: inside.id }
    : { isInIteration: true, iteration_id: inside.id }
}

function turnMark(type: string, parentId: string, id: string): StoredNode {
  return {
    id,
    type: `custom-${type}-start`,
    parentId,
    position: { x: 24, y: 108 },
    ...SIDES,
    width: 44,
    height: 48,
    draggable: false,
    selectable: false,
    zIndex: INNER_Z,
    data: {
      type: `${type}-start`,
      title: '',
      desc: '',
      selected: false,
      ...(type === 'loop' ? { isInLoop: true } : { isInIteration: true }),
    },
  }
}
