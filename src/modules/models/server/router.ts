import { procedure } from '@/platform/trpc/procedure'
import { router } from '@/platform/trpc/trpc'
import { modelPriceOps } from '../contract/model-price.operations'
import { variableOps } from '../contract/variable.operations'
import { createVariable } from './create-variable'
import { deleteVariable } from './delete-variable'
import { listVariables } from './list-variables'
import { listModelPrices, removeModelPrice, setModelPrice } from './model-prices'
import { updateVariable } from './update-variable'

export const modelsRouter = router({
  list_model_prices: procedure(modelPriceOps.list_model_prices).query(({ ctx }) => listModelPrices(ctx.actor)),
  set_model_price: procedure(modelPriceOps.set_model_price).mutation(({ ctx, input }) =>
    setModelPrice(ctx.actor, input),
  ),
  remove_model_price: procedure(modelPriceOps.remove_model_price).mutation(({ ctx, input }) =>
    removeModelPrice(ctx.actor, input),
  ),
  list_variables: procedure(variableOps.list_variables).query(({ ctx }) => listVariables(ctx.actor)),
  create_variable: procedure(variableOps.create_variable).mutation(({ ctx, input }) =>
    createVariable(ctx.actor, input),
  ),
  update_variable: procedure(variableOps.update_variable).mutation(({ ctx, input }) =>
    updateVariable(ctx.actor, input),
  ),
  delete_variable: procedure(variableOps.delete_variable).mutation(({ ctx, input }) =>
    deleteVariable(ctx.actor, input),
  ),
})
