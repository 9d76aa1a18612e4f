'use client'

import { type ReactNode, useId } from 'react'
import { t } from '@/lib/messages/t'
import { Button } from './button'
import { cn } from './cn'
import { Dialog } from './dialog'

interface FormDialogProps {
  title: ReactNode
  description?: ReactNode
  size?: 'sm' | 'md' | 'lg'
  /** What the main button says. */
  action: string
  /** What is filled in may be sent. */
  ready: boolean
  busy: boolean
  onSubmit: () => unknown
  onClose: () => void
  /** How the fields stand; one below the other unless said. */
  className?: string
  children: ReactNode
}

/** Fields that are sent together: by the button, or by Enter in any of them. Open as long as it is rendered. */
export function FormDialog(props: FormDialogProps) {
  const { title, description, size = 'md', action, ready, busy, onSubmit, onClose } = props
  const id = useId()
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={title}
      description={description}
      size={size}
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" form={id} variant="primary" disabled={!ready} busy={busy}>
            {action}
          </Button>
        </>
      }
    >
      <form
        id={id}
        className={cn('flex flex-col gap-4', props.className)}
        onSubmit={(event) => {
          event.preventDefault()
          // A dialog may stand inside the form of its page, whose own submit this is not.
          event.stopPropagation()
          if (ready && !busy) onSubmit()
        }}
      >
        {props.children}
      </form>
    </Dialog>
  )
}
