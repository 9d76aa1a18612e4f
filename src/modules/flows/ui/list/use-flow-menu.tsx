'use client'

import { Copy, FolderInput, FolderOpen, PencilLine, RotateCcw, Trash2, UsersRound } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { type ReactNode, useState } from 'react'
import { useCan } from '@/client/console/use-can'
import { t } from '@/lib/messages/t'
import { ConfirmDialog } from '@/ui/confirm-dialog'
import type { MenuItem } from '@/ui/menu-items'
import { ShareDialog } from '../share/share-dialog'
import { exportItems } from './export-items'
import type { FlowRow } from './flow-row'
import { RenameDialog } from './rename-dialog'
import type { useFlowActions } from './use-flow-actions'

type Named = Pick<FlowRow, 'id' | 'name'>

/** The menu of one flow in a list, with the dialogs that its entries open. `onMove` asks for another project. */
export function useFlowMenu(
  actions: ReturnType<typeof useFlowActions>,
  trash: boolean,
  onMove?: (flow: FlowRow) => void,
) {
  const router = useRouter()
  const can = useCan()
  const offered = (privilege: Parameters<typeof can>[0], item: MenuItem): readonly MenuItem[] =>
    can(privilege) ? [item] : []
  const [renaming, setRenaming] = useState<Named>()
  const [sharing, setSharing] = useState<Named>()
  const [forever, setForever] = useState<readonly Named[]>()

  const menu = (flow: FlowRow): readonly MenuItem[] =>
    trash
      ? [
          { id: 'restore', label: t('flows.restore'), icon: RotateCcw, onSelect: () => void actions.restore([flow]) },
          { kind: 'separator', id: 'line' },
          {
            id: 'forever',
            label: t('flows.delete_forever'),
            icon: Trash2,
            danger: true,
            onSelect: () => setForever([flow]),
          },
        ]
      : [
          { id: 'open', label: t('flows.open'), icon: FolderOpen, onSelect: () => router.push(`/flows/${flow.id}`) },
          ...offered('flow:modify', {
            id: 'rename',
            label: t('action.rename'),
            icon: PencilLine,
            onSelect: () => setRenaming(flow),
          }),
          ...offered('flow:create', {
            id: 'duplicate',
            label: t('action.duplicate'),
            icon: Copy,
            onSelect: () => void actions.duplicate(flow),
          }),
          ...offered('flow:modify', {
            id: 'share',
            label: t('share.action'),
            icon: UsersRound,
            onSelect: () => setSharing(flow),
          }),
          ...(onMove
            ? offered('flow:modify', {
                id: 'move',
                label: t('projects.move_to'),
                icon: FolderInput,
                onSelect: () => onMove(flow),
              })
            : []),
          { kind: 'separator', id: 'files' },
          ...exportItems(flow, actions),
          ...offered('flow:delete', { kind: 'separator', id: 'line' }),
          ...offered('flow:delete', {
            id: 'delete',
            label: t('action.delete'),
            icon: Trash2,
            danger: true,
            onSelect: () => void actions.toTrash([flow]),
          }),
        ]

  const [first] = forever ?? []
  const dialogs: ReactNode = (
    <>
      {renaming && (
        <RenameDialog
          flow={renaming}
          onClose={() => setRenaming(undefined)}
          onRename={(name) => {
            setRenaming(undefined)
            void actions.rename(renaming, name)
          }}
        />
      )}
      {sharing && (
        <ShareDialog
          key={sharing.id}
          flow={sharing}
          onSave={(change) => actions.share(sharing, change)}
          onClose={() => setSharing(undefined)}
        />
      )}
      {forever && first && (
        <ConfirmDialog
          open
          onOpenChange={() => setForever(undefined)}
          title={
            forever.length === 1
              ? t('flows.delete_forever_title', { name: first.name })
              : t('flows.delete_forever_many', { count: forever.length })
          }
          description={t('flows.delete_forever_text')}
          action={t('flows.delete_forever')}
          {...(forever.length === 1 ? { typeToConfirm: first.name } : {})}
          busy={actions.busy}
          onConfirm={() => void actions.deleteForever(forever).then(() => setForever(undefined))}
        />
      )}
    </>
  )
  return { menu, dialogs, confirmForever: setForever }
}
