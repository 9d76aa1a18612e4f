'use client'

import { useState } from 'react'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'

interface RenameDialogProps {
  flow: { name: string }
  onClose: () => void
  onRename: (name: string) => void
}

export function RenameDialog({ flow, onClose, onRename }: RenameDialogProps) {
  const [name, setName] = useState(flow.name)
  const ready = name.trim() !== '' && name.trim() !== flow.name
  const submit = () => {
    if (ready) onRename(name.trim())
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('action.rename')}
      size="sm"
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button variant="primary" disabled={!ready} onClick={submit}>
            {t('action.rename')}
          </Button>
        </>
      }
    >
      <Field label={t('flows.column_name')}>
        {(control) => (
          <Input
            {...control}
            autoFocus
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.target.value)}
            onKeyDown={(event) => event.key === 'Enter' && submit()}
          />
        )}
      </Field>
    </Dialog>
  )
}
