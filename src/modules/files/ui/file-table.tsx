'use client'

import { Download, PencilLine, Search, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { t } from '@/lib/messages/t'
import { RenameDialog } from '@/modules/flows/ui/list/rename-dialog'
import { byteText } from '@/modules/knowledge/ui/byte-text'
import { Button } from '@/ui/button'
import { type Column, DataList, type SortOrder } from '@/ui/data-list/data-list'
import { Dialog } from '@/ui/dialog'
import { RelativeTime } from '@/ui/relative-time'
import { DeleteFilesDialog, UseList } from './delete-files-dialog'
import type { FileRow, FileUses, useFileActions } from './use-file-actions'

const endingOf = (name: string) => /\.([^.]{1,8})$/.exec(name)?.[1]?.toUpperCase() ?? ''

const columns: readonly Column<FileRow>[] = [
  {
    id: 'name',
    header: t('files.column_name'),
    sortable: true,
    cell: (file) => (
      <span title={file.name} className="font-medium">
        {file.name}
      </span>
    ),
  },
  {
    id: 'type',
    header: t('files.column_type'),
    width: '90px',
    wideOnly: true,
    cell: (file) => (
      <span title={file.media_type} className="text-ink-2">
        {endingOf(file.name)}
      </span>
    ),
  },
  {
    id: 'size',
    header: t('files.column_size'),
    width: '90px',
    align: 'right',
    sortable: true,
    cell: (file) => byteText(file.size),
  },
  {
    id: 'created_at',
    header: t('files.column_added'),
    width: '140px',
    sortable: true,
    wideOnly: true,
    cell: (file) => <RelativeTime at={file.created_at} className="text-ink-2" />,
  },
]

interface FileTableProps {
  files: readonly FileRow[]
  sort: SortOrder
  onSortChange: (sort: SortOrder) => void
  actions: ReturnType<typeof useFileActions>
  onEndReached: () => void
}

export function FileTable({ files, sort, onSortChange, actions, onEndReached }: FileTableProps) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [deleting, setDeleting] = useState<readonly FileRow[]>()
  const [renaming, setRenaming] = useState<FileRow>()
  const [uses, setUses] = useState<FileUses>()
  const chosen = files.filter((file) => selected.has(file.id))
  return (
    <>
      <DataList
        label={t('files.title')}
        className="rounded-lg border bg-surface"
        items={files}
        columns={columns}
        itemKey={(file) => file.id}
        itemName={(file) => file.name}
        onOpen={(file) => void actions.download([file])}
        sort={sort}
        onSortChange={onSortChange}
        onEndReached={onEndReached}
        selected={new Set(chosen.map((file) => file.id))}
        onSelectedChange={setSelected}
        bulkActions={() => (
          <>
            <Button size="sm" busy={actions.busy} onClick={() => void actions.download(chosen)}>
              {!actions.busy && <Download aria-hidden />}
              {chosen.length > 1 ? t('files.download_zip') : t('files.download')}
            </Button>
            <Button size="sm" onClick={() => setDeleting(chosen)}>
              <Trash2 aria-hidden />
              {t('action.delete')}
            </Button>
          </>
        )}
        rowMenu={(file) => [
          { id: 'download', label: t('files.download'), icon: Download, onSelect: () => void actions.download([file]) },
          { id: 'rename', label: t('action.rename'), icon: PencilLine, onSelect: () => setRenaming(file) },
          {
            id: 'uses',
            label: t('files.where_used'),
            icon: Search,
            onSelect: () => void actions.uses([file]).then((found) => found && setUses(found)),
          },
          { kind: 'separator', id: 'line' },
          { id: 'delete', label: t('action.delete'), icon: Trash2, danger: true, onSelect: () => setDeleting([file]) },
        ]}
      />
      {renaming && (
        <RenameDialog
          flow={renaming}
          onClose={() => setRenaming(undefined)}
          onRename={(name) => void actions.rename(renaming, name).then((done) => done && setRenaming(undefined))}
        />
      )}
      {deleting && (
        <DeleteFilesDialog
          files={deleting}
          actions={actions}
          onClose={() => setDeleting(undefined)}
          onDeleted={() => {
            setDeleting(undefined)
            setSelected(new Set())
          }}
        />
      )}
      {uses && (
        <Dialog
          open
          onOpenChange={() => setUses(undefined)}
          size="sm"
          title={t('files.where_used')}
          footer={<Button onClick={() => setUses(undefined)}>{t('action.close')}</Button>}
        >
          {uses.length > 0 ? <UseList uses={uses} /> : <p className="text-ink-2 text-sm">{t('files.not_used')}</p>}
        </Dialog>
      )}
    </>
  )
}
