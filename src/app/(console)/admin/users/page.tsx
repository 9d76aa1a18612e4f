import type { Metadata } from 'next'
import { t } from '@/lib/messages/t'
import { UsersScreen } from '@/modules/identity/ui/users/users-screen'

export const metadata: Metadata = { title: t('admin.users') }

export default function UsersPage() {
  return <UsersScreen />
}
