import type { ComponentView, NodeView } from './node-view'
import type { Size } from './stored-node'

/** Measures of a card in canvas pixels; the card is drawn to them, so no node ever has to be measured. */
export const CARD = { width: 256, border: 1, header: 44, summary: 26, row: 24, bottom: 8, port: 11 }

export interface PortPlace {
  name: string
  side: 'input' | 'output'
  /** Centre of the dot, from the card's top left corner. */
  x: number
  y: number
}

export function nodeSize(view: NodeView): Size {
  if (view.kind === 'note') return view.size
  const rows = Math.max(view.inputs.length, view.outputs.length)
  return { width: CARD.width, height: rowsTop(view) + rows * CARD.row + CARD.bottom }
}

/** Where the ports of a card are: inputs down the left edge, outputs down the right. */
export function portPlaces(view: NodeView): PortPlace[] {
  if (view.kind === 'note') return []
  const top = rowsTop(view) + CARD.row / 2
  return [
    ...view.inputs.map(({ name }, row): PortPlace => ({ name, side: 'input', x: 0, y: top + row * CARD.row })),
    ...view.outputs.map(
      ({ name }, row): PortPlace => ({ name, side: 'output', x: CARD.width, y: top + row * CARD.row }),
    ),
  ]
}

function rowsTop(view: ComponentView): number {
  return CARD.border + CARD.header + (hasSummary(view) ? CARD.summary : 0) + 4
}

/** Whether the card has a line under its header. */
export function hasSummary(view: ComponentView): boolean {
  return view.definition === undefined || Boolean(view.summary)
}
