/** How much of a card is drawn: all of it, a block with its name, or only a block. */
export type Detail = 'near' | 'far' | 'dot'

/** Below the first zoom a card's text cannot be read, below the second not even its name. */
const FAR = 0.35
const DOT = 0.2

export function detailAt(zoom: number): Detail {
  return zoom >= FAR ? 'near' : zoom >= DOT ? 'far' : 'dot'
}
