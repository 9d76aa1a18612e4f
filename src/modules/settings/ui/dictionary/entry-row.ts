import type { Outputs } from '@/client/console/api'

/** A list or an item as the console shows it. */
export type EntryRow = Outputs['settings']['read_indexes'][number]
