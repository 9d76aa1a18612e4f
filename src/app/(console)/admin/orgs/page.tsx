import type { Metadata } from 'next'
import { t } from '@/lib/messages/t'
import { OrgsScreen } from '@/modules/tenancy/ui/orgs/orgs-screen'

export const metadata: Metadata = { title: t('admin.orgs') }

export default function OrgsPage() {
  return <OrgsScreen />
}
