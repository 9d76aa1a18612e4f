import type { AuditRow } from './audit.repository'

export const auditDto = ({ at, ...row }: AuditRow) => ({ ...row, at: at.toISOString() })
