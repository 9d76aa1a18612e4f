/** Where a text is best cut, best first: between paragraphs, lines, sentences, words. */
const BREAKS = [/\n\s*\n/g, /\n/g, /[.!?…。！？；;]["'”’」』)]*(?=\s|\p{L}|$)/gu, /[\s,，、]/g]
/** A natural place is looked for in this last part of a piece. */
const SEARCHED_SHARE = 0.4

/**
 * Cuts a text into pieces of at most `size` characters, at natural places where there are some, each beginning with about
 * the last `overlap` characters of the one before it. Pieces without a visible character are left out.
 */
export function splitText(text: string, size: number, overlap: number): string[] {
  const pieces: string[] = []
  for (let start = 0; start < text.length; ) {
    const end = text.length - start <= size ? text.length : cutBefore(text, start, start + size)
    const piece = text.slice(start, end).trim()
    if (piece !== '') pieces.push(piece)
    if (end === text.length) break
    start = overlap === 0 ? end : Math.max(start + 1, overlapStart(text, start, end, overlap))
  }
  return pieces
}

function cutBefore(text: string, start: number, limit: number): number {
  const from = Math.floor(limit - (limit - start) * SEARCHED_SHARE)
  const part = text.slice(from, limit)
  for (const pattern of BREAKS) {
    const last = [...part.matchAll(pattern)].at(-1)
    if (last) return from + last.index + last[0].length
  }
  return whole(text, limit)
}

/** The overlap begins with a word rather than in the middle of one. */
function overlapStart(text: string, start: number, end: number, overlap: number): number {
  const from = Math.max(start, end - overlap)
  const space = text.slice(from, end).search(/\s/)
  return space < 0 || space > overlap / 2 ? whole(text, from) : from + space + 1
}

/** Not between the two halves of a character. */
function whole(text: string, at: number): number {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at
}
