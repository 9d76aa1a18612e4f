import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { t } from '@/lib/messages/t'
import { whatToDo } from './explain-error'

interface FailureNoteProps {
  error: { code: string; message: string; hint?: string | undefined; node_name?: string | undefined }
  /** Buttons that lead to where it can be mended. */
  children?: ReactNode
}

/** What went wrong, why, and what to do. */
export function FailureNote({ error, children }: FailureNoteProps) {
  return (
    <div role="alert" className="flex gap-2.5 rounded-lg bg-bad-soft p-3 text-sm">
      <TriangleAlert className="mt-0.5 size-4 shrink-0 text-bad" aria-hidden />
      <div className="min-w-0 flex-1">
        <p className="font-medium text-bad">
          {t('trace.why')}
          {error.node_name && ` ${t('trace.at_node', { name: error.node_name })}`}
        </p>
        <p className="mt-0.5 whitespace-pre-wrap break-words">{error.message}</p>
        <p className="mt-1.5 break-words text-ink-2">
          <span className="font-medium">{t('trace.hint')}:</span> {whatToDo(error)}
        </p>
        {children && <div className="mt-2.5 flex flex-wrap gap-2">{children}</div>}
      </div>
    </div>
  )
}
