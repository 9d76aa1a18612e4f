import type { Outputs } from '@/client/console/api'

export type EntryRow = Outputs['audit']['browse_audit_log']['items'][number]
