'use client'

import Link from 'next/link'
import { useEffect, useRef, useState } from 'react'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Skeleton } from '@/ui/skeleton'
import type { FileRow, FileUses, useFileActions } from './use-file-actions'

interface DeleteFilesDialogProps {
  files: readonly FileRow[]
  actions: ReturnType<typeof useFileActions>
  onClose: () => void
  onDeleted: () => void
}

/** Asks before files are deleted, and says where they are used. */
export function DeleteFilesDialog({ files, actions, onClose, onDeleted }: DeleteFilesDialogProps) {
  const [uses, setUses] = useState<FileUses>()
  const [first] = files
  const look = useRef(() => actions.uses(files))
  const close = useRef(onClose)

  // Looked up once: the list behind the dialog may change meanwhile, what was chosen does not.
  useEffect(() => {
    void look.current().then((found) => (found ? setUses(found) : close.current()))
  }, [])

  async function remove() {
    const answer = await actions.remove(files, (uses?.length ?? 0) > 0)
    if (answer === 'gone') onDeleted()
    // Somebody has begun to use them meanwhile: the reader sees where and decides again.
    if (answer === 'in use') setUses(await look.current())
  }

  const used = uses !== undefined && uses.length > 0
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="sm"
      title={
        files.length === 1 && first
          ? t('files.delete_title', { name: first.name })
          : t('files.delete_many', { count: files.length })
      }
      description={used ? t('files.used_text') : t('files.delete_text')}
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button variant="danger" disabled={!uses} busy={actions.busy} onClick={() => void remove()}>
            {used ? t('files.delete_anyway') : t('action.delete')}
          </Button>
        </>
      }
    >
      {uses === undefined ? <Skeleton className="h-9" /> : used ? <UseList uses={uses} /> : null}
    </Dialog>
  )
}

/** Files with the flows that use them. */
export function UseList({ uses }: { uses: FileUses }) {
  return (
    <ul aria-label={t('files.uses')} className="flex max-h-64 flex-col gap-2 overflow-y-auto text-sm">
      {uses.map((use) => (
        <li key={use.file_id} className="rounded-md border p-2">
          <p className="truncate font-medium" title={use.file_name}>
            {use.file_name}
          </p>
          <ul className="mt-0.5">
            {use.flows.map((flow) => (
              <li key={flow.id} className="truncate">
                <Link href={`/flows/${flow.id}`} className="text-accent-ink hover:underline">
                  {flow.name}
                </Link>
                {flow.deleted && <span className="ml-1.5 text-ink-3">{t('files.in_trash')}</span>}
              </li>
            ))}
            {use.hidden > 0 && <li className="text-ink-2">{t('files.hidden_uses', { count: use.hidden })}</li>}
          </ul>
        </li>
      ))}
    </ul>
  )
}
