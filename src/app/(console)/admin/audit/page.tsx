import type { Metadata } from 'next'
import { t } from '@/lib/messages/t'
import { AuditScreen } from '@/modules/audit/ui/audit-screen'

export const metadata: Metadata = { title: t('admin.audit') }

export default function AuditPage() {
  return <AuditScreen />
}
