import type { Metadata } from 'next'
import { t } from '@/lib/messages/t'
import { RunsScreen } from '@/modules/runs/ui/history/runs-screen'

export const metadata: Metadata = { title: t('runs.title') }

export default async function RunsPage({ params }: { params: Promise<{ flow_id: string }> }) {
  return <RunsScreen {...(await params)} />
}
