import { FlowEditorScreen } from '@/modules/flows/ui/editor/flow-editor-screen'

export default async function FlowPage({ params }: { params: Promise<{ flow_id: string }> }) {
  const { flow_id } = await params
  return <FlowEditorScreen flow_id={flow_id} />
}
