/** How variables are written in a template: `{name}` with `{{`/`}}` for braces, or `{{name}}`. */
export type TemplateStyle = 'single' | 'double'

interface Piece {
  literal: string
  /** The variable after the literal; absent in the last piece. */
  name?: string
}

// A conversion (`!r`) or a format (`:>10`) after the name is read over: it changes the look, not the value.
const SINGLE = /\{\{|\}\}|\{([\p{L}_][\p{L}\p{N}_.-]*)(?:![rsa])?(?::[^{}\n]{0,40})?\}/gu
const DOUBLE = /\{\{\{?\s*([\p{L}_][\p{L}\p{N}_.-]*)\s*\}\}\}?/gu

function piecesOf(template: string, style: TemplateStyle): Piece[] {
  const pieces: Piece[] = []
  let literal = ''
  let from = 0
  for (const match of template.matchAll(style === 'double' ? DOUBLE : SINGLE)) {
    literal += template.slice(from, match.index)
    from = match.index + match[0].length
    const name = match[1]
    if (name === undefined) {
      literal += match[0].slice(0, 1)
    } else {
      pieces.push({ literal, name })
      literal = ''
    }
  }
  pieces.push({ literal: literal + template.slice(from) })
  return pieces
}

/** The names of a template's variables, each once, in order of appearance. */
export function templateVariables(template: string, style: TemplateStyle = 'single'): string[] {
  const names = new Set<string>()
  for (const piece of piecesOf(template, style)) if (piece.name !== undefined) names.add(piece.name)
  return [...names]
}

/**
 * Puts values in the place of a template's variables. Braces that are no variable (JSON in a prompt) stay as they are;
 * `lookup` decides what an unknown variable becomes.
 */
export function formatTemplate(
  template: string,
  lookup: (name: string) => string,
  style: TemplateStyle = 'single',
): string {
  let text = ''
  for (const piece of piecesOf(template, style)) {
    text += piece.literal
    if (piece.name !== undefined) text += lookup(piece.name)
  }
  return text
}
