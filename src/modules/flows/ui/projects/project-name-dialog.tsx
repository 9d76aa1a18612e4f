'use client'

import { useState } from 'react'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'

interface ProjectNameDialogProps {
  /** The name that it has; empty for a new one. */
  name: string
  title: string
  action: string
  busy: boolean
  onClose: () => void
  onName: (name: string) => void
}

/** Names a project, a new one or one that is there. */
export function ProjectNameDialog({ name, title, action, busy, onClose, onName }: ProjectNameDialogProps) {
  const [typed, setTyped] = useState(name)
  const ready = typed.trim() !== '' && typed.trim() !== name && !busy
  const submit = () => {
    if (ready) onName(typed.trim())
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={title}
      size="sm"
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button variant="primary" disabled={!ready} busy={busy} onClick={submit}>
            {action}
          </Button>
        </>
      }
    >
      <Field label={t('projects.name')}>
        {(control) => (
          <Input
            {...control}
            autoFocus
            maxLength={200}
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={(event) => event.key === 'Enter' && submit()}
          />
        )}
      </Field>
    </Dialog>
  )
}
