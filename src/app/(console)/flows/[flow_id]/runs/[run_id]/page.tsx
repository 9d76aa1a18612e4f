import { RunScreen } from '@/modules/runs/ui/history/run-screen'

interface RunPageProps {
  params: Promise<{ flow_id: string; run_id: string }>
}

export default async function RunPage({ params }: RunPageProps) {
  return <RunScreen {...(await params)} />
}
