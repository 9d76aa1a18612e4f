import type { Metadata } from 'next'
import { t } from '@/lib/messages/t'
import { ConfigsScreen } from '@/modules/settings/ui/configs/configs-screen'

export const metadata: Metadata = { title: t('admin.configs') }

export default function ConfigsPage() {
  return <ConfigsScreen />
}
