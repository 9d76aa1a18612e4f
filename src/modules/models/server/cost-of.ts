import type { ModelUsage } from '@/engine/ports'
import type { ModelPrices } from './model-prices'

const MILLION = 1_000_000

/** US dollars for tokens of a model; undefined when no price fits its name. The pattern that says most of the name counts. */
export function costOf(prices: ModelPrices, model: string, usage: ModelUsage): number | undefined {
  const name = model.toLowerCase()
  const [price] = prices
    .filter(({ pattern }) => fits(pattern.toLowerCase(), name))
    .sort((one, other) => weight(other.pattern) - weight(one.pattern))
  if (!price) return undefined
  const { input_tokens = 0, output_tokens = 0 } = usage
  return (input_tokens * price.input_price + output_tokens * price.output_price) / MILLION
}

/** Whole names before patterns, then those with more letters of their own. */
const weight = (pattern: string) =>
  pattern.includes('*') ? pattern.replaceAll('*', '').length : Number.POSITIVE_INFINITY

/** Piece by piece, so that no pattern takes longer than the name is long. */
function fits(pattern: string, name: string): boolean {
  const [first = '', ...rest] = pattern.split('*')
  const last = rest.pop()
  if (last === undefined) return pattern === name
  if (!name.startsWith(first)) return false
  let at = first.length
  for (const piece of rest) {
    const found = name.indexOf(piece, at)
    if (found < 0) return false
    at = found + piece.length
  }
  return name.length - last.length >= at && name.endsWith(last)
}
