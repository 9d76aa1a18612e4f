export interface SplitOptions {
  size: number
  overlap: number
  keep: 'no' | 'start' | 'end'
}

/** Cuts at the separator and joins neighbours up to the size; a piece begins with the end of the one before, as far as the overlap reaches. */
export function splitPieces(text: string, separator: string, options: SplitOptions): string[] {
  return mergePieces(cut(text, separator, options.keep), options.keep === 'no' ? separator : '', options)
}

/** The same, trying one separator after the other for what is still too long. */
export function splitRecursively(text: string, separators: readonly string[], options: SplitOptions): string[] {
  const at = separators.findIndex((separator) => separator === '' || text.includes(separator))
  const separator = separators[at] ?? separators.at(-1) ?? ''
  const rest = at < 0 ? [] : separators.slice(at + 1)
  const done: string[] = []
  let fitting: string[] = []
  const flush = () => {
    done.push(...mergePieces(fitting, '', options))
    fitting = []
  }
  for (const piece of cut(text, separator, 'start')) {
    if (piece.length < options.size) {
      fitting.push(piece)
      continue
    }
    flush()
    if (rest.length === 0) done.push(piece)
    else done.push(...splitRecursively(piece, rest, options))
  }
  flush()
  return done
}

function cut(text: string, separator: string, keep: SplitOptions['keep']): string[] {
  if (separator === '') return [...text]
  const parts = text.split(separator)
  const last = parts.length - 1
  const kept = parts.map((part, index) => {
    if (keep === 'start') return index === 0 ? part : separator + part
    return keep === 'end' && index < last ? part + separator : part
  })
  return kept.filter((part) => part !== '')
}

function mergePieces(pieces: readonly string[], separator: string, { size, overlap }: SplitOptions): string[] {
  const merged: string[] = []
  const current: string[] = []
  let total = 0
  const push = () => {
    const joined = current.join(separator).trim()
    if (joined !== '') merged.push(joined)
  }
  const gap = () => (current.length > 0 ? separator.length : 0)
  for (const piece of pieces) {
    if (current.length > 0 && total + gap() + piece.length > size) {
      push()
      while (total > overlap || (total > 0 && total + gap() + piece.length > size)) {
        const first = current.shift() ?? ''
        total -= first.length + gap()
      }
    }
    total += gap() + piece.length
    current.push(piece)
  }
  push()
  return merged
}
