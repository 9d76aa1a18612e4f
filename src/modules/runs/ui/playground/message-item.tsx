'use client'

import { PencilLine, RotateCw } from 'lucide-react'
import { memo } from 'react'
import { t } from '@/lib/messages/t'
import { Badge } from '@/ui/badge'
import { cn } from '@/ui/cn'
import { CopyButton } from '@/ui/copy-button'
import { IconButton } from '@/ui/icon-button'
import { Markdown } from '@/ui/markdown'
import { RelativeTime } from '@/ui/relative-time'
import { AgentSteps } from './agent-steps'
import type { PlaygroundMessage } from './playground-types'

interface MessageItemProps {
  message: PlaygroundMessage
  /** Absent while a run is under way. */
  onEdit: ((text: string) => void) | undefined
  onRetry: ((id: string) => void) | undefined
}

/** One turn: yours in a bubble at the right, the flow's as text across the width. */
export const MessageItem = memo(function MessageItem({ message, onEdit, onRetry }: MessageItemProps) {
  const mine = message.role === 'user'
  return (
    <li className={cn('group/message flex flex-col gap-1', mine && 'items-end')}>
      <div className="flex items-baseline gap-2 text-xs">
        {message.name !== '' && <span className="font-medium">{message.name}</span>}
        <RelativeTime at={message.at} className="text-ink-3" />
        {message.state === 'stopped' && <Badge>{t('playground.stopped')}</Badge>}
      </div>
      {mine ? (
        <p className="max-w-[88%] whitespace-pre-wrap rounded-lg bg-accent-soft px-3 py-2 text-base [overflow-wrap:anywhere]">
          {message.text}
        </p>
      ) : (
        <div className="flex w-full min-w-0 flex-col gap-2">
          {message.steps && <AgentSteps steps={message.steps} />}
          {message.text !== '' && <Markdown text={message.text} />}
          {message.state === 'streaming' && (
            <span aria-hidden className="mt-0.5 inline-block h-4 w-[7px] animate-caret rounded-[1px] bg-accent" />
          )}
        </div>
      )}
      {message.error && (
        <div role="alert" className="w-full rounded-lg bg-bad-soft p-3 text-sm">
          <p className="break-words font-medium text-bad">{message.error.message}</p>
          {message.error.hint && <p className="mt-1 break-words text-ink-2">{message.error.hint}</p>}
        </div>
      )}
      {message.state !== 'streaming' && (
        <div className="flex gap-0.5 opacity-0 transition-opacity duration-100 focus-within:opacity-100 group-hover/message:opacity-100 group-last/message:opacity-100 max-md:opacity-100">
          {message.text !== '' && <CopyButton text={message.text} label={t('playground.copy_message')} />}
          {mine && onEdit && (
            <IconButton
              icon={PencilLine}
              label={t('playground.edit_message')}
              size="sm"
              onClick={() => onEdit(message.text)}
            />
          )}
          {!mine && onRetry && (
            <IconButton
              icon={RotateCw}
              label={t('playground.retry_message')}
              size="sm"
              onClick={() => onRetry(message.id)}
            />
          )}
        </div>
      )}
    </li>
  )
})
