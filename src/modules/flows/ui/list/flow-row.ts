import type { Outputs } from '@/client/console/api'

/** One flow of a list. */
export type FlowRow = Outputs['flows']['browse_flows']['items'][number]
