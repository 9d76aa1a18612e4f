/**
 * Takes the `<think>…</think>` blocks that some models write out of an answer. A block that is never closed reaches to the
 * end; a closing mark without an opening one ends a thought that began with the text.
 */
export function splitThinking(text: string): { thinking: string; answer: string } {
  const thoughts: string[] = []
  let answer = ''
  let rest = text
  const first = rest.indexOf('</think>')
  if (first !== -1 && !rest.slice(0, first).includes('<think>')) {
    thoughts.push(rest.slice(0, first))
    rest = rest.slice(first + '</think>'.length)
  }
  for (;;) {
    const open = rest.search(/<think\b[^>]*>/)
    if (open === -1) break
    answer += rest.slice(0, open)
    const inside = rest.slice(rest.indexOf('>', open) + 1)
    const close = inside.indexOf('</think>')
    thoughts.push(close === -1 ? inside : inside.slice(0, close))
    rest = close === -1 ? '' : inside.slice(close + '</think>'.length)
  }
  if (thoughts.length === 0) return { thinking: '', answer: text }
  const thinking = thoughts
    .map((thought) => thought.trim())
    .filter(Boolean)
    .join('\n')
  return { thinking, answer: (answer + rest).trimStart() }
}
