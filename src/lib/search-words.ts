/** Scripts that are written without spaces, or whose words carry endings: pairs of their characters are searched. */
const DENSE =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}ー々'
const RUNS = new RegExp(`[${DENSE}]+|(?:(?![${DENSE}])[\\p{L}\\p{N}\\p{M}])+`, 'gu')
const IS_DENSE = new RegExp(`^[${DENSE}]`, 'u')
const MAX_WORD = 64
/** What Postgres can keep of a text: places up to here, and as many of one word. */
const MAX_PLACE = 16_383
const MAX_PLACES = 255
const MAX_QUERY_WORDS = 64

interface IndexedWords {
  /** A `tsvector` as Postgres reads it. */
  words: string
  /** Words of the text, for weighing long chunks against short ones. */
  word_count: number
}

/** The words of a chunk. Of dense scripts also the single characters are kept, so that a query of one finds them. */
export function indexedWords(text: string): IndexedWords {
  const places = new Map<string, number[]>()
  let place = 0
  const keep = (word: string) => {
    const list = places.get(word)
    if (!list) places.set(word, [Math.min(place, MAX_PLACE)])
    else if (list.length < MAX_PLACES && place <= MAX_PLACE && list.at(-1) !== place) list.push(place)
  }
  for (const { run, dense } of runsOf(text)) {
    if (!dense) {
      place += 1
      keep(run.slice(0, MAX_WORD))
      continue
    }
    const characters = [...run]
    for (const [at, character] of characters.entries()) {
      place += 1
      keep(character)
      const next = characters[at + 1]
      if (next !== undefined) keep(character + next)
    }
  }
  const words = [...places].map(([word, at]) => `'${word}':${at.join(',')}`).join(' ')
  return { words, word_count: place }
}

/** What a query asks for: words, and pairs of dense characters (a single one when it stands alone). At most 64. */
export function queryWords(query: string): string[] {
  const words = new Set<string>()
  for (const { run, dense } of runsOf(query)) {
    const characters = [...run]
    if (!dense || characters.length === 1) words.add(run.slice(0, MAX_WORD))
    else for (const [at, character] of characters.slice(0, -1).entries()) words.add(character + characters[at + 1])
  }
  return [...words].slice(0, MAX_QUERY_WORDS)
}

function* runsOf(text: string): Generator<{ run: string; dense: boolean }> {
  for (const [run] of folded(text).matchAll(RUNS)) yield { run, dense: IS_DENSE.test(run) }
}

/** One form for what readers take for the same: letter case, width, accents of Latin, Greek and Cyrillic letters. */
function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
}
