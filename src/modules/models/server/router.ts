import { procedure } from '@/platform/trpc/procedure'
import { router } from '@/platform/trpc/trpc'
import { variableOps } from '../contract/variable.operations'
import { createVariable } from './create-variable'
import { deleteVariable } from './delete-variable'
import { listVariables } from './list-variables'
import { updateVariable } from './update-variable'

export const modelsRouter = router({
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
