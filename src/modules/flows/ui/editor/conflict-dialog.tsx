'use client'

import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import type { NewerFlow } from './save-queue'

interface ConflictDialogProps {
  newer: NewerFlow
  onKeepMine: () => void
  onTakeTheirs: () => void
  /** Keeps both: the edits of this page become a flow of their own. */
  onSaveCopy: () => void
}

/** Somebody else saved this flow in between: nothing is lost until a person decides. */
export function ConflictDialog({ newer, onKeepMine, onTakeTheirs, onSaveCopy }: ConflictDialogProps) {
  return (
    <Dialog
      open
      onOpenChange={() => undefined}
      title={t('conflict.title')}
      description={t('conflict.text', { time: new Date(newer.updated_at).toLocaleTimeString() })}
      footer={
        <>
          <Button onClick={onTakeTheirs}>{t('conflict.theirs')}</Button>
          <Button onClick={onKeepMine}>{t('conflict.mine')}</Button>
          <Button variant="primary" onClick={onSaveCopy}>
            {t('conflict.copy')}
          </Button>
        </>
      }
    />
  )
}
