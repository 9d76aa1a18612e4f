/** What a key press gives together with the keys before it: a whole sequence, its beginning, or nothing. */
export type SequenceStep = { kind: 'match'; id: string } | { kind: 'pending'; typed: string } | { kind: 'none' }

/**
 * Adds `key` to the keys typed so far and compares with sequences like `g f`, `?` or `mod+k`.
 * A key that continues nothing may still begin a new sequence.
 */
export function stepSequence(typed: string, key: string, sequences: ReadonlyMap<string, string>): SequenceStep {
  for (const attempt of typed === '' ? [key] : [`${typed} ${key}`, key]) {
    const id = sequences.get(attempt)
    if (id !== undefined) return { kind: 'match', id }
    for (const sequence of sequences.keys()) {
      if (sequence.startsWith(`${attempt} `)) return { kind: 'pending', typed: attempt }
    }
  }
  return { kind: 'none' }
}

interface PressedKey {
  key: string
  metaKey: boolean
  ctrlKey: boolean
  altKey: boolean
  shiftKey: boolean
}

/** A key press in the notation of the sequences: `k`, `?`, `mod+k`, `mod+shift+z`. `mod` is ⌘ or Ctrl. */
export function keyName(event: PressedKey): string {
  const mod = event.metaKey || event.ctrlKey
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  const shift = event.shiftKey && (mod || event.key.length > 1)
  return `${mod ? 'mod+' : ''}${event.altKey ? 'alt+' : ''}${shift ? 'shift+' : ''}${key}`
}
