import { queryWords } from '@/lib/search-words'

const LATER_LETTER = '(?![\\p{L}\\p{N}])'
const EARLIER_LETTER = '(?<![\\p{L}\\p{N}])'

/** A text with the words of a query marked. */
export function MarkedText({ text, query }: { text: string; query: string }) {
  const words = queryWords(query)
  if (words.length === 0) return text
  // Pairs of characters of scripts without spaces stand inside runs; other words stand alone.
  const patterns = words.map((word) =>
    /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}]/u.test(word)
      ? EARLIER_LETTER + word + LATER_LETTER
      : word,
  )
  const pieces = text.split(new RegExp(`(${patterns.join('|')})`, 'giu'))
  return pieces.map((piece, at) =>
    at % 2 === 0 ? (
      piece
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text keep their places
      <mark key={at} className="rounded-[3px] bg-accent-soft px-px font-medium text-accent-ink">
        {piece}
      </mark>
    ),
  )
}
