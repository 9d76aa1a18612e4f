import type { Metadata } from 'next'
import { t } from '@/lib/messages/t'
import { LogsScreen } from '@/modules/monitor/ui/logs/logs-screen'

export const metadata: Metadata = { title: t('monitor.logs') }

export default function LogsPage() {
  return <LogsScreen />
}
