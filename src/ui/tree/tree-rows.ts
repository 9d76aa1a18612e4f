export interface TreeItem {
  id: number
  name: string
  /** 0 at the top. */
  parent_id: number
}

export interface TreeRow<T extends TreeItem> {
  item: T
  /** From 1. */
  level: number
  /** Undefined when nothing is below it. */
  expanded: boolean | undefined
  position: number
  siblings: number
}

/** Items by what they hang under, each list by name. An item whose parent is not there hangs at the top. */
export function childrenOf<T extends TreeItem>(items: readonly T[]): Map<number, T[]> {
  const known = new Set(items.map(({ id }) => id))
  const children = new Map<number, T[]>()
  for (const item of items) {
    const parent = known.has(item.parent_id) ? item.parent_id : 0
    const list = children.get(parent)
    if (list) list.push(item)
    else children.set(parent, [item])
  }
  const compare = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' }).compare
  for (const list of children.values()) list.sort((a, b) => compare(a.name, b.name))
  return children
}

/**
 * The rows of a tree as it stands open. With a search, what matches and the ways down to it are shown, all open.
 */
export function treeRows<T extends TreeItem>(
  items: readonly T[],
  expanded: ReadonlySet<number>,
  search: string,
): TreeRow<T>[] {
  const words = search.trim().toLowerCase()
  const children = childrenOf(words === '' ? items : withAncestors(items, words))
  const rows: TreeRow<T>[] = []
  // Without recursion: each entry is a list of siblings and how far it has been walked.
  const stack = [{ list: children.get(0) ?? [], at: 0 }]
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const item = top.list[top.at]
    top.at += 1
    if (!item) {
      stack.pop()
      continue
    }
    const below = children.get(item.id)
    const open = below ? words !== '' || expanded.has(item.id) : undefined
    rows.push({ item, level: stack.length, expanded: open, position: top.at, siblings: top.list.length })
    if (below && open) stack.push({ list: below, at: 0 })
  }
  return rows
}

function withAncestors<T extends TreeItem>(items: readonly T[], words: string): T[] {
  const byId = new Map(items.map((item) => [item.id, item]))
  const shown = new Set<number>()
  for (const item of items) {
    if (!item.name.toLowerCase().includes(words)) continue
    for (let at: T | undefined = item; at && !shown.has(at.id); at = byId.get(at.parent_id)) shown.add(at.id)
  }
  return items.filter(({ id }) => shown.has(id))
}

/** The way down to an item, from the top, itself included. */
export function pathTo<T extends TreeItem>(items: ReadonlyMap<number, T>, id: number): T[] {
  const path: T[] = []
  for (let at = items.get(id); at && !path.includes(at); at = items.get(at.parent_id)) path.unshift(at)
  return path
}
