'use client'

import { useTheme } from 'next-themes'
import { Toaster as Sonner, toast as show } from 'sonner'
import { t } from '@/lib/messages/t'

const UNDO_MS = 10_000

export function Toaster() {
  const { resolvedTheme } = useTheme()
  return (
    <Sonner
      theme={resolvedTheme === 'dark' ? 'dark' : 'light'}
      position="bottom-right"
      gap={8}
      toastOptions={{
        classNames: {
          toast: '!rounded-lg !border-line !bg-surface !text-ink !shadow-float !font-sans !text-sm !gap-2.5 !p-3',
          success: '[&_[data-icon]]:!text-good',
          error: '[&_[data-icon]]:!text-bad',
          description: '!text-ink-2 !text-xs',
          actionButton: '!bg-transparent !text-accent-ink !font-medium !text-sm !px-1.5',
          closeButton: '!bg-surface !border-line !text-ink-2',
        },
      }}
    />
  )
}

/** Says that something was done. */
export function toastDone(message: string, description?: string): void {
  show.success(message, { description })
}

/** Says that something went wrong: what, and what to do. */
export function toastError(message: string, description?: string): void {
  show.error(message, { description, duration: 8_000, closeButton: true })
}

/** Says that something was done and offers for 10 seconds to take it back. */
export function toastUndo(message: string, onUndo: () => void): void {
  show(message, { duration: UNDO_MS, action: { label: t('action.undo'), onClick: onUndo } })
}
