import type { ComponentView, NodeView, PortView } from './node-view'
import type { Size } from './stored-node'

/** Measures of a card in canvas pixels; the card is drawn to them, so no node ever has to be measured. */
export const CARD = { width: 256, border: 1, header: 44, summary: 26, row: 24, bottom: 8, port: 11 }
/** The mark where a turn begins. */
const MARK = 44
/** Room between a frame's edges and what stands inside; the head of the frame included. */
export const FRAME_ROOM = { left: 24, top: 60, right: 24, bottom: 24 }

export interface PortPlace {
  name: string
  side: 'input' | 'output'
  /** Centre of the dot, from the card's top left corner. */
  x: number
  y: number
}

export function nodeSize(view: NodeView): Size {
  if (view.kind === 'note') return view.size
  if (view.shape === 'mark') return { width: MARK, height: MARK }
  if (view.size) return view.size
  const rows = Math.max(rowsOf(view.inputs).length, rowsOf(view.outputs).length)
  return { width: CARD.width, height: rowsTop(view) + rows * CARD.row + (rows > 0 ? CARD.bottom : 0) }
}

/** Ports with a row of their own. */
export function rowsOf(ports: readonly PortView[]): readonly PortView[] {
  return ports.some((port) => port.header) ? ports.filter((port) => !port.header) : ports
}

/** Where the ports of a card are: inputs down the left edge, outputs down the right. */
export function portPlaces(view: NodeView): PortPlace[] {
  if (view.kind === 'note') return []
  const { width } = nodeSize(view)
  return [...placesOn(view, 'input', view.inputs, 0), ...placesOn(view, 'output', view.outputs, width)]
}

function placesOn(view: ComponentView, side: 'input' | 'output', ports: readonly PortView[], x: number): PortPlace[] {
  const head = view.shape === 'mark' ? MARK / 2 : CARD.border + CARD.header / 2
  const top = rowsTop(view) + CARD.row / 2
  let row = 0
  return ports.map(({ name, header }): PortPlace => {
    if (header || view.shape === 'mark') return { name, side, x, y: head }
    row += 1
    return { name, side, x, y: top + (row - 1) * CARD.row }
  })
}

function rowsTop(view: ComponentView): number {
  return CARD.border + CARD.header + (hasSummary(view) ? CARD.summary : 0) + 4
}

/** Whether the card has a line under its header. */
export function hasSummary(view: ComponentView): boolean {
  return view.shape === 'card' && (view.definition === undefined || Boolean(view.summary))
}
