import type { Metadata } from 'next'
import { t } from '@/lib/messages/t'
import { FlowListScreen } from '@/modules/flows/ui/list/flow-list-screen'

export const metadata: Metadata = { title: t('section.flows') }

export default function FlowsPage() {
  return <FlowListScreen />
}
