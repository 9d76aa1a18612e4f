import type { z } from 'zod'
import { assertHoldsInTenant, type UserActor } from '@/contract/actor'
import { AppError, notFound } from '@/contract/errors'
import type { modelPriceOps } from '../contract/model-price.operations'
import { modelPriceRepository } from './model-price.repository'

/** What models cost, in US dollars per million tokens. */
export type ModelPrices = readonly { pattern: string; input_price: number; output_price: number }[]

/** Patterns that a tenant may have. */
const MOST = 500

/** The prices of a tenant, as runs of now are counted. */
export const pricesOf = (tenant_id: string): Promise<ModelPrices> => modelPriceRepository.list(tenant_id)

export async function listModelPrices(actor: UserActor) {
  assertHoldsInTenant(actor, 'variable:read')
  return (await modelPriceRepository.list(actor.tenant_id)).map(dto)
}

/** Sets the price of a pattern, new or known. */
export async function setModelPrice(actor: UserActor, input: z.infer<typeof modelPriceOps.set_model_price.input>) {
  assertHoldsInTenant(actor, 'variable:modify')
  const { tenant_id } = actor
  const known = await modelPriceRepository.list(tenant_id)
  if (known.length >= MOST && !known.some(({ pattern }) => pattern === input.pattern))
    throw new AppError('conflict', `There are ${MOST} prices already`, {
      hint: "Use '*' for models that cost the same.",
    })
  return dto(await modelPriceRepository.set(tenant_id, input))
}

export async function removeModelPrice(actor: UserActor, { pattern }: { pattern: string }): Promise<null> {
  assertHoldsInTenant(actor, 'variable:modify')
  if (!(await modelPriceRepository.remove(actor.tenant_id, pattern))) throw notFound('Price')
  return null
}

const dto = ({ updated_at, ...price }: Awaited<ReturnType<typeof modelPriceRepository.set>>) => ({
  ...price,
  updated_at: updated_at.toISOString(),
})
