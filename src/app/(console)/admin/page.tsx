import type { Metadata } from 'next'
import { t } from '@/lib/messages/t'
import { AdminHome } from '@/modules/flows/ui/frame/admin-home'

export const metadata: Metadata = { title: t('section.admin') }

export default function AdminPage() {
  return <AdminHome />
}
