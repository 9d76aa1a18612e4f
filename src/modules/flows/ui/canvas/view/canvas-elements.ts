import { type Edge, type Node, Position } from '@xyflow/react'
import { CARD, nodeSize, portPlaces } from '../model/geometry'
import type { NodeView } from '../model/node-view'
import type { Point } from '../model/stored-node'

export type CanvasNode = Node<{ view: NodeView }, 'component' | 'note'>

export type CanvasEdge = Edge<
  {
    hue: number | undefined
    /** It ends at a port that is not there. */
    broken: boolean
    /** The case of a branch that it carries. */
    label: string | undefined
  },
  'wire'
>

/** A node for React Flow, its measures and ports worked out here so that nothing needs to be measured. */
export function canvasNode(view: NodeView, position: Point, selected: boolean): CanvasNode {
  const size = nodeSize(view)
  return {
    id: view.id,
    type: view.kind,
    position,
    selected,
    data: { view },
    width: size.width,
    height: size.height,
    measured: size,
    ariaLabel: view.kind === 'note' ? view.text.slice(0, 80) : view.title,
    ...(view.parent === undefined ? {} : { parentId: view.parent, extent: 'parent' as const }),
    handles: portPlaces(view).map((place) => ({
      id: place.name,
      type: place.side === 'input' ? 'target' : 'source',
      position: place.side === 'input' ? Position.Left : Position.Right,
      x: place.x - CARD.port / 2,
      y: place.y - CARD.port / 2,
      width: CARD.port,
      height: CARD.port,
    })),
    ...look(view),
  }
}

/** Notes and frames lie under the wires; what is inside a frame lies over it. The mark of a turn stays where it is. */
function look(view: NodeView): Partial<CanvasNode> {
  if (view.kind === 'note') return { zIndex: -1 }
  if (view.shape === 'frame') return { zIndex: -1 }
  return view.shape === 'mark' ? { draggable: false, selectable: false, focusable: false } : {}
}
