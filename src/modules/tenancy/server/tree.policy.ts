import { AppError } from '@/contract/errors'

/** A node and its way down from the first level, itself included: its level is the length of the way. */
export interface Placed {
  id: number
  name: string
  path: readonly number[]
}

/** What a tree is made of, for the words of refusals, and how deep it may go. */
export interface TreeKind {
  one: string
  levels: number
}

/**
 * The way down to a node when it hangs under another one.
 *
 * @throws {AppError} 409 when it would hang under itself, or something would be deeper than the tree may be
 */
export function pathUnder(
  kind: TreeKind,
  node: { id: number; name: string },
  parent: Placed | undefined,
  /** How many levels the node and what is below it take: 1 for a node without anything below. */
  height: number,
): number[] {
  if (parent?.path.includes(node.id)) {
    const itself = parent.id === node.id
    throw new AppError(
      'conflict',
      itself
        ? `"${node.name}" cannot be under itself`
        : `"${node.name}" cannot go under "${parent.name}", which is below it`,
      { hint: `Choose another ${kind.one}, or the first level.` },
    )
  }
  const path = [...(parent?.path ?? []), node.id]
  const deepest = path.length - 1 + height
  if (deepest > kind.levels) {
    const below = height === 1 ? '' : ` with the ${height - 1} ${height === 2 ? 'level' : 'levels'} below it`
    throw new AppError(
      'conflict',
      `"${node.name}"${below} under "${parent?.name}" would reach level ${deepest}; there are ${kind.levels}`,
      { hint: `Choose a ${kind.one} that is higher up.`, details: { level: deepest, levels: kind.levels } },
    )
  }
  return path
}

/** How many levels a node and what is below it take. */
export const heightOf = (node: Placed, below: readonly { path: readonly number[] }[]): number =>
  below.reduce((deepest, { path }) => Math.max(deepest, path.length), node.path.length) - node.path.length + 1

/** Flat rows as trees, in their order. A row whose parent is not among them stands at the top. */
export function treeOf<T, N extends { children: N[] }>(
  rows: readonly T[],
  idOf: (row: T) => number,
  parentOf: (row: T) => number,
  node: (row: T) => N,
): N[] {
  const nodes = new Map(rows.map((row) => [idOf(row), node(row)]))
  const top: N[] = []
  for (const row of rows) {
    const made = nodes.get(idOf(row))
    if (made) (nodes.get(parentOf(row))?.children ?? top).push(made)
  }
  return top
}
