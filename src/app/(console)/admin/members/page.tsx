import type { Metadata } from 'next'
import { t } from '@/lib/messages/t'
import { MembersScreen } from '@/modules/access/ui/members/members-screen'

export const metadata: Metadata = { title: t('admin.members') }

export default function MembersPage() {
  return <MembersScreen />
}
