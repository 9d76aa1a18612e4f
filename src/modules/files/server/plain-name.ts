import { splitName } from './file.dto'

/** A label for people: no directories, no control characters, at most 200 characters with its ending kept. */
export function plainName(name: string): string {
  const last = name.split(/[/\\]/).pop() ?? ''
  const plain = [...last]
    .filter((character) => character >= ' ' && character !== '\u007f')
    .join('')
    .trim()
  if (plain.length <= 200) return plain === '' ? 'file' : plain
  const { ending } = splitName(plain)
  const kept = ending.length <= 12 ? ending : ''
  // Not through the middle of a character: half a surrogate pair is no text.
  return plain.slice(0, 200 - kept.length).replace(/[\ud800-\udbff]$/, '') + kept
}
