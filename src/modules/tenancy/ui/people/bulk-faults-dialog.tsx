'use client'

import type { BulkOutcome } from '@/client/console/use-bulk'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'

interface BulkFaultsDialogProps {
  outcome: BulkOutcome
  nameOf: (id: number) => string
  onClose: () => void
}

/** Which of many were not changed, and why; the others were. */
export function BulkFaultsDialog({ outcome: { done, faults }, nameOf, onClose }: BulkFaultsDialogProps) {
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="sm"
      title={t('access.some_done', { done, all: done + faults.length })}
      description={t('bulk.faults_text')}
      footer={<Button onClick={onClose}>{t('action.close')}</Button>}
    >
      <ul className="flex max-h-80 flex-col divide-y overflow-y-auto rounded-md border text-sm">
        {faults.map(({ id, reason }) => (
          <li key={id} className="flex flex-col px-3 py-1.5">
            <span className="break-words font-medium">{nameOf(id)}</span>
            <span className="text-ink-2">{reason}</span>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
