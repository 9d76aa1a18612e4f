import { procedure } from '@/platform/trpc/procedure'
import { router } from '@/platform/trpc/trpc'
import { auditOps } from '../contract/audit.operations'
import { auditOperations, browseAuditLog } from './browse-audit-log'
import { exportAuditLog } from './export-audit-log'
import { verifyAuditLog } from './verify-audit-log'

export const auditRouter = router({
  browse_audit_log: procedure(auditOps.browse_audit_log).query(({ ctx, input }) => browseAuditLog(ctx.actor, input)),
  audit_operations: procedure(auditOps.audit_operations).query(({ ctx, input }) => auditOperations(ctx.actor, input)),
  verify_audit_log: procedure(auditOps.verify_audit_log).query(({ ctx }) => verifyAuditLog(ctx.actor)),
  export_audit_log: procedure(auditOps.export_audit_log).query(async ({ ctx, input }) => {
    const pieces: string[] = []
    for await (const piece of exportAuditLog(ctx.actor, input)) pieces.push(piece)
    return pieces.join('')
  }),
})
