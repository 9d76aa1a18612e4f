'use client'

import { useState } from 'react'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'

interface NameDialogProps {
  name: string
  busy: boolean
  onClose: () => void
  onName: (name: string) => void
}

export function NameDialog({ name, busy, onClose, onName }: NameDialogProps) {
  const [typed, setTyped] = useState(name)
  const ready = typed.trim() !== '' && typed.trim() !== name && !busy
  const submit = () => {
    if (ready) onName(typed.trim())
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('messages.rename_title')}
      size="sm"
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button variant="primary" disabled={!ready} busy={busy} onClick={submit}>
            {t('action.rename')}
          </Button>
        </>
      }
    >
      <Field label={t('messages.name')}>
        {(control) => (
          <Input
            {...control}
            autoFocus
            maxLength={200}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={(event) => event.key === 'Enter' && submit()}
          />
        )}
      </Field>
    </Dialog>
  )
}
