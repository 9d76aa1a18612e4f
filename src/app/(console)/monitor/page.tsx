import type { Metadata } from 'next'
import { t } from '@/lib/messages/t'
import { OverviewScreen } from '@/modules/monitor/ui/overview/overview-screen'

export const metadata: Metadata = { title: t('section.monitor') }

export default function MonitorPage() {
  return <OverviewScreen />
}
