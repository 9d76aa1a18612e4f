/** Keeps a caret possible beside a chip; never part of the text. */
const CARET_ROOM = '\u200b'
const REFERENCE = /\{\{#([^{}#]+)#\}\}/g

export interface ChipLook {
  text: string
  title: string
  known: boolean
}

/** The text that an editor shows, its chips as the references they stand for. */
export function readContent(element: Node): string {
  const text = textOf(element)
  const last = element.lastChild
  // A line break at the very end is only there so that the last line can be seen.
  return last instanceof HTMLBRElement ? text.slice(0, -1) : text
}

function textOf(node: Node): string {
  if (node instanceof Text) return node.data.replaceAll(CARET_ROOM, '')
  if (node instanceof HTMLBRElement) return '\n'
  if (node instanceof HTMLElement && node.dataset.reference !== undefined) return node.dataset.reference
  return [...node.childNodes].map(textOf).join('')
}

/** Shows a text, its references as chips. */
export function paintContent(element: HTMLElement, text: string, look: (path: string) => ChipLook): void {
  const nodes: Node[] = []
  let from = 0
  for (const match of text.matchAll(REFERENCE)) {
    nodes.push(...linesOf(text.slice(from, match.index)), ...chipOf(match[1] ?? '', look))
    from = match.index + match[0].length
  }
  nodes.push(...linesOf(text.slice(from)))
  if (text.endsWith('\n')) nodes.push(document.createElement('br'))
  element.replaceChildren(...nodes)
}

function linesOf(text: string): Node[] {
  return text
    .split('\n')
    .flatMap((line, index) => [
      ...(index > 0 ? [document.createElement('br')] : []),
      ...(line === '' ? [] : [document.createTextNode(line)]),
    ])
}

/** A chip with room for the caret behind it. */
export function chipOf(path: string, look: (path: string) => ChipLook): Node[] {
  const { text, title, known } = look(path)
  const chip = document.createElement('span')
  chip.contentEditable = 'false'
  chip.dataset.reference = `{{#${path}#}}`
  chip.dataset.known = String(known)
  chip.className = 'value-chip'
  chip.textContent = text
  chip.title = title
  return [chip, document.createTextNode(CARET_ROOM)]
}
