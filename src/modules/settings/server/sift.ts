interface Sifting<K extends string> {
  search?: string | null | undefined
  sort_by: K
  sort_order: 'asc' | 'desc'
}

/**
 * Rows that hold the words in one of these columns, in the order that is asked for; equal ones as they came. Such lists are
 * answered whole, so they are sifted here and not in the database.
 */
export function sift<K extends string, T extends Record<K, string | number>>(
  rows: readonly T[],
  columns: readonly (keyof T)[],
  { search, sort_by, sort_order }: Sifting<K>,
): T[] {
  const words = search?.trim().toLowerCase() ?? ''
  const found =
    words === ''
      ? [...rows]
      : rows.filter((row) =>
          columns.some((column) =>
            String(row[column] ?? '')
              .toLowerCase()
              .includes(words),
          ),
        )
  const turn = sort_order === 'asc' ? 1 : -1
  return found.sort((a, b) => turn * compare(a[sort_by], b[sort_by]))
}

const collator = new Intl.Collator('en', { numeric: true })

const compare = (a: string | number, b: string | number) =>
  typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b))
