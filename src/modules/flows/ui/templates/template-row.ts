import type { Outputs } from '@/client/console/api'

export type TemplateRow = Outputs['flows']['browse_templates']['items'][number]
