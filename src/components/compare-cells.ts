/** How a cell compares with a text, for filters: as numbers where both are, else as text. */
export function compareCells(cell: unknown, operator: string, wanted: string): boolean {
  const text = cell === undefined || cell === null ? '' : typeof cell === 'object' ? JSON.stringify(cell) : String(cell)
  switch (operator) {
    case 'not equals':
      return !same(text, wanted)
    case 'contains':
      return text.includes(wanted)
    case 'not contains':
      return !text.includes(wanted)
    case 'starts with':
      return text.startsWith(wanted)
    case 'ends with':
      return text.endsWith(wanted)
    case 'greater than':
      return order(text, wanted) > 0
    case 'less than':
      return order(text, wanted) < 0
    default:
      return same(text, wanted)
  }
}

/** Less than 0, 0 or more, as sorting wants it: numbers by size, all else by characters. */
export function orderCells(one: unknown, other: unknown): number {
  return order(String(one ?? ''), String(other ?? ''))
}

function same(text: string, wanted: string): boolean {
  return text === wanted || order(text, wanted) === 0
}

function order(text: string, wanted: string): number {
  const [left, right] = [Number(text), Number(wanted)]
  const numbers = text.trim() !== '' && wanted.trim() !== '' && !Number.isNaN(left) && !Number.isNaN(right)
  if (numbers) return left - right
  return text < wanted ? -1 : text > wanted ? 1 : 0
}
