import type { SourceGroup, ValueSource } from './value-sources'

export interface FoundValue {
  /** What it is called: the node's title and the path within what the node gives. */
  title: string
  path: string
  type: string
  known: boolean
}

/** What a selector names, in words; not known when no node before gives it. */
export function findValue(selector: readonly string[], groups: readonly SourceGroup[]): FoundValue {
  const [id = '', ...rest] = selector
  const group = groups.find((item) => item.id === id && valueIn(item, rest))
  const source = group && valueIn(group, rest)
  const title = group?.title ?? groups.find((item) => item.id === id)?.title ?? id
  const deeper = rest.length > 1
  return {
    title,
    path: rest.join('.'),
    type: source ? (deeper ? 'any' : source.type) : 'any',
    known: source !== undefined,
  }
}

function valueIn({ values }: SourceGroup, path: readonly string[]): ValueSource | undefined {
  return values.find(({ selector }) => selector[1] === path[0])
}
