'use client'

import { useState } from 'react'
import { useAttempt } from '@/client/console/use-attempt'
import { t } from '@/lib/messages/t'
import { ConfirmDialog } from '@/ui/confirm-dialog'

interface DeletePlaceDialogProps {
  name: string
  onDelete: () => Promise<unknown>
  onClose: () => void
}

/** Asks first; when the server says what still depends on it, that takes the place of the question. */
export function DeletePlaceDialog({ name, onDelete, onClose }: DeletePlaceDialogProps) {
  const [problem, setProblem] = useState<string>()
  const { busy, attempt } = useAttempt(setProblem)

  async function confirm() {
    const gone = await attempt(async () => {
      await onDelete()
      return true
    })
    if (gone) onClose()
  }

  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={t('places.delete_title', { name })}
      description={problem ?? t('places.delete_text')}
      action={problem ? t('action.retry') : t('action.delete')}
      busy={busy}
      onConfirm={() => void confirm()}
    />
  )
}
