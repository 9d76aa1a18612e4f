import type { Span } from './run-words'

export interface SpanRow {
  span: Span
  depth: number
  /** Something stands inside. */
  holds: boolean
}

/** The spans of a trace as the lines of a tree, each under what it stands in; nothing of what is folded. */
export function spanRows(spans: readonly Span[], folded: ReadonlySet<number>): SpanRow[] {
  const inside = new Map<number | null, Span[]>()
  const known = new Set(spans.map((span) => span.seq))
  for (const span of spans) {
    const parent = span.parent !== null && known.has(span.parent) ? span.parent : null
    const list = inside.get(parent)
    if (list) list.push(span)
    else inside.set(parent, [span])
  }
  const rows: SpanRow[] = []
  const open = (inside.get(null) ?? []).toReversed().map((span) => ({ span, depth: 0 }))
  for (let next = open.pop(); next; next = open.pop()) {
    const children = inside.get(next.span.seq) ?? []
    rows.push({ ...next, holds: children.length > 0 })
    if (folded.has(next.span.seq)) continue
    for (const child of children.toReversed()) open.push({ span: child, depth: next.depth + 1 })
  }
  return rows
}

/** Where a span's bar stands, in hundredths of the run's whole time. A bar is never too thin to be seen. */
export function barOf(span: Span, total_ms: number, now_ms: number): { left: number; width: number } | undefined {
  if (span.start_ms === null) return undefined
  const whole = Math.max(1, total_ms)
  const left = Math.min(99.5, (span.start_ms / whole) * 100)
  const length = span.duration_ms ?? Math.max(0, now_ms - span.start_ms)
  return { left, width: Math.min(100 - left, Math.max(0.5, (length / whole) * 100)) }
}

/** How long the work took from the first node to the end of the last. */
export const totalMs = (spans: readonly Span[], now_ms: number): number =>
  spans.reduce((total, { start_ms, duration_ms, status }) => {
    if (start_ms === null) return total
    return Math.max(total, start_ms + (duration_ms ?? (status === 'running' ? Math.max(0, now_ms - start_ms) : 0)))
  }, 0)
