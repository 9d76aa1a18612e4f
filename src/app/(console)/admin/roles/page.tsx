import type { Metadata } from 'next'
import { t } from '@/lib/messages/t'
import { RolesScreen } from '@/modules/access/ui/roles/roles-screen'

export const metadata: Metadata = { title: t('admin.roles') }

export default function RolesPage() {
  return <RolesScreen />
}
