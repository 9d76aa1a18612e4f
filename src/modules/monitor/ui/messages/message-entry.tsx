'use client'

import { Pencil, Trash2 } from 'lucide-react'
import { t } from '@/lib/messages/t'
import { Badge } from '@/ui/badge'
import { Checkbox } from '@/ui/checkbox'
import { cn } from '@/ui/cn'
import { CopyButton } from '@/ui/copy-button'
import { IconButton } from '@/ui/icon-button'
import { RelativeTime } from '@/ui/relative-time'
import type { MessageRow } from './conversation-rows'

interface MessageEntryProps {
  message: MessageRow
  selected: boolean
  onToggle: () => void
  onEdit: () => void
  onDelete: () => void
}

/** One turn as it was said, with who said it and when. */
export function MessageEntry({ message, selected, onToggle, onEdit, onDelete }: MessageEntryProps) {
  const name = message.sender_name || message.sender
  return (
    <li
      className={cn(
        'group/message flex gap-3 border-b px-3 py-3 last:border-b-0 [content-visibility:auto] [contain-intrinsic-size:auto_84px]',
        selected && 'bg-accent-soft/60',
      )}
    >
      <Checkbox
        aria-label={t('messages.select', { name, id: message.id })}
        checked={selected}
        onCheckedChange={onToggle}
        className="mt-1 shrink-0"
      />
      <div className="min-w-0 flex-1">
        <p className="flex min-h-6 flex-wrap items-center gap-x-2 gap-y-1 text-xs">
          <span className="font-semibold text-ink">{name}</span>
          <RelativeTime at={message.timestamp} className="text-ink-3" />
          {message.edit && <Badge>{t('messages.edited')}</Badge>}
          {message.error && <Badge tone="bad">{t('messages.error')}</Badge>}
          <span className="ml-auto flex gap-0.5">
            <CopyButton text={message.text} />
            <IconButton icon={Pencil} size="sm" label={t('messages.edit_one', { id: message.id })} onClick={onEdit} />
            <IconButton
              icon={Trash2}
              size="sm"
              label={t('messages.delete_one', { id: message.id })}
              onClick={onDelete}
            />
          </span>
        </p>
        <p className="mt-1 whitespace-pre-wrap break-words text-sm leading-5">
          {message.text || <span className="text-ink-3">{t('messages.no_text')}</span>}
        </p>
        {message.files.length > 0 && (
          <ul className="mt-1.5 flex flex-wrap gap-1.5">
            {message.files.map((file) => (
              <li key={file} className="max-w-full">
                <Badge title={file}>{file.split('/').at(-1)}</Badge>
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  )
}
