'use client'

import { X } from 'lucide-react'
import { t } from '@/lib/messages/t'
import { byteText } from '@/modules/knowledge/ui/byte-text'
import { IconButton } from '@/ui/icon-button'
import { Status, type StatusKind } from '@/ui/status'
import type { Upload } from './use-uploads'

const kinds: Record<Upload['state'], StatusKind> = {
  waiting: 'idle',
  sending: 'running',
  done: 'done',
  failed: 'failed',
}

interface UploadListProps {
  uploads: readonly Upload[]
  onCancel: (id: number) => void
  onDismiss: () => void
}

/** What is on its way, how far it is, and what was not taken and why. */
export function UploadList({ uploads, onCancel, onDismiss }: UploadListProps) {
  const done = uploads.filter((upload) => upload.state === 'done').length
  const over = uploads.every((upload) => upload.state === 'done' || upload.state === 'failed')
  return (
    <section aria-label={t('files.uploads')} className="shrink-0 rounded-lg border bg-surface">
      <header className="flex h-9 items-center justify-between gap-2 border-b px-3 text-sm">
        <span role="status" className="tabular font-medium">
          {t('files.uploads_of', { done, total: uploads.length })}
        </span>
        {over && <IconButton icon={X} size="sm" label={t('files.dismiss')} onClick={onDismiss} />}
      </header>
      <ul className="max-h-44 overflow-y-auto">
        {uploads.map((upload) => (
          <li
            key={upload.id}
            className="flex min-h-9 flex-wrap items-center gap-x-3 border-b px-3 py-1.5 text-sm last:border-b-0"
          >
            <span className="min-w-0 flex-1 truncate" title={upload.name}>
              {upload.name}
            </span>
            <span className="tabular shrink-0 text-ink-3 text-xs max-md:hidden">{byteText(upload.size)}</span>
            {upload.state === 'sending' && (
              <progress
                aria-label={t('files.progress_of', { name: upload.name })}
                value={upload.part}
                max={1}
                className="h-1.5 w-28 shrink-0 appearance-none overflow-hidden rounded-full bg-pressed [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-pressed [&::-webkit-progress-value]:bg-accent"
              />
            )}
            <Status kind={kinds[upload.state]} className="shrink-0">
              {upload.state === 'sending' ? `${Math.round(upload.part * 100)} %` : t(`files.state_${upload.state}`)}
            </Status>
            {(upload.state === 'waiting' || upload.state === 'sending') && (
              <IconButton
                icon={X}
                size="sm"
                label={t('files.cancel_one', { name: upload.name })}
                onClick={() => onCancel(upload.id)}
              />
            )}
            {upload.problem && <p className="w-full text-bad text-xs">{upload.problem}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}
