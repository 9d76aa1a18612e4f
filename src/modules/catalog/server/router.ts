import { procedure } from '@/platform/trpc/procedure'
import { router } from '@/platform/trpc/trpc'
import { catalogOps } from '../contract/catalog.operations'
import { getAll } from './get-all'

export const catalogRouter = router({
  get_all: procedure(catalogOps.get_all).query(() => getAll()),
})
