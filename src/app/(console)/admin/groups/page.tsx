import type { Metadata } from 'next'
import { t } from '@/lib/messages/t'
import { GroupsScreen } from '@/modules/tenancy/ui/groups/groups-screen'

export const metadata: Metadata = { title: t('admin.groups') }

export default function GroupsPage() {
  return <GroupsScreen />
}
