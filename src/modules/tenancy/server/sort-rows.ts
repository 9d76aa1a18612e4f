/**
 * Rows by one key, then by the second so that equal ones keep their places. Text goes without regard to letter case;
 * false comes before true, nothing before everything.
 */
export function sortRows<T extends object, K extends keyof T, S extends keyof T>(
  rows: readonly T[],
  key: K,
  order: 'asc' | 'desc',
  second: S,
): T[] {
  const sign = order === 'asc' ? 1 : -1
  return rows
    .map((row) => ({ row, at: comparable(row[key]), next: comparable(row[second]) }))
    .sort((a, b) => sign * compare(a.at, b.at) || compare(a.next, b.next))
    .map(({ row }) => row)
}

const comparable = (value: unknown): string | number =>
  typeof value === 'string' ? value.toLowerCase() : Number(value ?? Number.NEGATIVE_INFINITY)

function compare(a: string | number, b: string | number): number {
  // Nothing is a number among texts.
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1
  return a < b ? -1 : a > b ? 1 : 0
}
