'use client'

import { useState } from 'react'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Field } from '@/ui/field'
import { Textarea } from '@/ui/textarea'
import type { MessageRow } from './conversation-rows'

interface EditDialogProps {
  message: MessageRow
  busy: boolean
  onClose: () => void
  onSave: (text: string) => void
}

/** Changes what was said; the message is marked as edited. */
export function EditDialog({ message, busy, onClose, onSave }: EditDialogProps) {
  const [text, setText] = useState(message.text)
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('messages.edit_title')}
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button variant="primary" disabled={text === message.text} busy={busy} onClick={() => onSave(text)}>
            {t('action.save')}
          </Button>
        </>
      }
    >
      <Field label={t('messages.text')} help={t('messages.edit_help')}>
        {(control) => (
          <Textarea
            {...control}
            autoFocus
            rows={8}
            maxLength={1_000_000}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
    </Dialog>
  )
}
