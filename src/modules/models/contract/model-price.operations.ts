import { z } from 'zod'
import { Timestamp, text } from '@/contract/ids'
import { operation } from '@/contract/operation'

const common = { surface: 'console', group: 'Model prices' } as const
const Pattern = text(200)
  .trim()
  .min(1)
  .describe("Name of a model as flows give it, any letter case; '*' stands for any text")
const Price = z
  .number()
  .min(0)
  .max(1_000_000)
  .transform((price) => Math.round(price * 1e6) / 1e6)
  .describe('US dollars per million tokens, to six places')

const ModelPriceRead = z.object({
  pattern: z.string(),
  input_price: z.number(),
  output_price: z.number(),
  updated_at: Timestamp,
})

/** What models cost. Costs of runs are worked out when they run, and stay. */
export const modelPriceOps = {
  list_model_prices: operation({
    ...common,
    access: 'variable:read',
    summary: 'The prices of models, by their names',
    input: z.object({}),
    output: z.array(ModelPriceRead),
  }),
  set_model_price: operation({
    ...common,
    access: 'variable:modify',
    summary: 'Set what a model costs',
    description: 'Runs that begin later are counted by it; costs of earlier ones stay.',
    input: z.object({ pattern: Pattern, input_price: Price, output_price: Price }),
    output: ModelPriceRead,
  }),
  remove_model_price: operation({
    ...common,
    access: 'variable:modify',
    summary: 'Remove the price of a model',
    input: z.object({ pattern: Pattern }),
    output: z.null(),
  }),
}
