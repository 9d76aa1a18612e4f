const cents = new Intl.NumberFormat(undefined, { style: 'currency', currency: 'USD' })
const small = new Intl.NumberFormat(undefined, { style: 'currency', currency: 'USD', maximumSignificantDigits: 2 })

/** US dollars as people read them: cents, and two digits that count of anything smaller. */
export function formatCost(dollars: number): string {
  if (dollars !== 0 && dollars < 0.000_001) return `<${small.format(0.000_001)}`
  return (dollars !== 0 && dollars < 0.1 ? small : cents).format(dollars)
}
