'use client'

import { useState } from 'react'
import { t } from '@/lib/messages/t'
import { Button } from './button'
import { Dialog } from './dialog'
import { Field } from './field'
import { Input } from './input'

interface ConfirmDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  /** What will be gone, and that it cannot be undone. */
  description: string
  /** The verb on the button. */
  action: string
  /** When given, the button waits until this name has been typed. */
  typeToConfirm?: string
  busy?: boolean
  onConfirm: () => void
}

/** Asks before something that cannot be undone. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, onOpenChange, title, description, action, typeToConfirm, busy = false, onConfirm } = props
  const [typed, setTyped] = useState('')
  const ready = typeToConfirm === undefined || typed.trim() === typeToConfirm.trim()

  function change(next: boolean) {
    setTyped('')
    onOpenChange(next)
  }

  return (
    <Dialog
      open={open}
      onOpenChange={change}
      title={title}
      description={description}
      size="sm"
      footer={
        <>
          <Button onClick={() => change(false)}>{t('action.cancel')}</Button>
          <Button variant="danger" disabled={!ready} busy={busy} onClick={onConfirm}>
            {action}
          </Button>
        </>
      }
    >
      {typeToConfirm !== undefined && (
        <Field label={t('confirm.type_name', { name: typeToConfirm })}>
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              onKeyDown={(event) => event.key === 'Enter' && ready && !busy && onConfirm()}
            />
          )}
        </Field>
      )}
    </Dialog>
  )
}
