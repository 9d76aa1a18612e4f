'use client'

import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { CodeBlock } from '@/ui/code-block'
import { Dialog } from '@/ui/dialog'
import type { LogEntry } from './log-line'

/** One line with all that was written. */
export function LogDialog({ line, onClose }: { line: LogEntry; onClose: () => void }) {
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="lg"
      title={new Date(line.at).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' })}
      footer={<Button onClick={onClose}>{t('action.close')}</Button>}
    >
      <CodeBlock code={pretty(line.text)} />
    </Dialog>
  )
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
