import type { Metadata } from 'next'
import { t } from '@/lib/messages/t'
import { TenantsScreen } from '@/modules/tenancy/ui/tenants/tenants-screen'

export const metadata: Metadata = { title: t('admin.tenants') }

export default function TenantsPage() {
  return <TenantsScreen />
}
