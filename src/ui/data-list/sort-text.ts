import type { SortOrder } from './data-list'

/** An order as it stands in an address: `name` or `name.desc`. Unknown columns give the first one. */
export function sortFromText<const C extends string>(
  text: string,
  columns: readonly [C, ...C[]],
): { column: C; direction: SortOrder['direction'] } {
  const [name, direction] = text.split('.')
  return {
    column: columns.find((column) => column === name) ?? columns[0],
    direction: direction === 'desc' ? 'desc' : 'asc',
  }
}

export const sortToText = ({ column, direction }: SortOrder): string =>
  direction === 'desc' ? `${column}.desc` : column
