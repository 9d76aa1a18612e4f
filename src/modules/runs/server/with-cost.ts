import type { RunEvent } from '@/engine'
import { costOf, type ModelPrices } from '@/modules/models/server'

/** Puts the cost of what a node asked of models beside its tokens, by the prices of now. */
export function withCost(prices: ModelPrices): (event: RunEvent) => RunEvent {
  return (event) => {
    if (event.type !== 'node_finished' || !event.models || prices.length === 0) return event
    const costs = Object.entries(event.models).flatMap(([model, usage]) => costOf(prices, model, usage) ?? [])
    return costs.length === 0 ? event : { ...event, cost: costs.reduce((sum, cost) => sum + cost, 0) }
  }
}
