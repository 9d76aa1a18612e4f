import { FileJson, FileOutput } from 'lucide-react'
import { t } from '@/lib/messages/t'
import type { MenuItem } from '@/ui/menu-items'
import type { useFlowActions } from './use-flow-actions'

/** The ways in which a flow leaves as a file. `before` is done first, such as saving what is open. */
export function exportItems(
  flow: { id: string; name: string },
  actions: ReturnType<typeof useFlowActions>,
  before: () => Promise<unknown> = async () => undefined,
): MenuItem[] {
  return [
    {
      id: 'download',
      label: t('flows.download'),
      icon: FileJson,
      onSelect: () => void before().then(() => actions.download([flow])),
    },
    {
      id: 'export-dify',
      label: t('flows.export_dify'),
      icon: FileOutput,
      onSelect: () => void before().then(() => actions.exportAs(flow, 'dify')),
    },
    {
      id: 'export-langflow',
      label: t('flows.export_langflow'),
      icon: FileOutput,
      onSelect: () => void before().then(() => actions.exportAs(flow, 'langflow')),
    },
  ]
}
