import type { inferRouterOutputs } from '@trpc/server'
import type { RootRouter } from '@/api/root'

/** One flow of a list. */
export type FlowRow = inferRouterOutputs<RootRouter>['flows']['browse_flows']['items'][number]
