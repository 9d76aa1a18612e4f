'use client'

import { ArrowUp, Square } from 'lucide-react'
import { type KeyboardEvent, type RefObject, useLayoutEffect } from 'react'
import { t } from '@/lib/messages/t'
import { cn } from '@/ui/cn'
import { IconButton } from '@/ui/icon-button'

const MAX_HEIGHT = 200

interface ComposerProps {
  inputRef: RefObject<HTMLTextAreaElement | null>
  value: string
  onValueChange: (value: string) => void
  streaming: boolean
  /** Why nothing can be sent; shown instead of the hint on keys. */
  blocked: string | undefined
  /** The page is not awake yet: what is typed now would be lost. */
  asleep?: boolean
  className?: string
  onSend: () => void
  onStop: () => void
}

/** Grows with what is written; Enter sends, Shift+Enter starts a line. */
export function Composer(props: ComposerProps) {
  const { inputRef, value, onValueChange, streaming, blocked, asleep, className, onSend, onStop } = props
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text
  useLayoutEffect(() => {
    const input = inputRef.current
    if (!input) return
    input.style.height = 'auto'
    input.style.height = `${Math.min(input.scrollHeight, MAX_HEIGHT)}px`
  }, [inputRef, value])

  const ready = value.trim() !== '' && blocked === undefined && !streaming

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    if (ready) onSend()
  }

  return (
    <div className={cn('shrink-0 border-t p-3', className)}>
      <div className="flex items-end gap-1 rounded-lg border border-line-strong bg-surface p-1 focus-within:border-accent">
        <textarea
          ref={inputRef}
          rows={1}
          value={value}
          aria-label={t('playground.placeholder')}
          placeholder={t('playground.placeholder')}
          disabled={blocked !== undefined}
          readOnly={asleep}
          onChange={(event) => onValueChange(event.target.value)}
          onKeyDown={onKeyDown}
          className="max-h-[200px] min-h-8 flex-1 resize-none bg-transparent px-2 py-1.5 text-base leading-5 outline-none max-md:text-lg"
        />
        {streaming ? (
          <IconButton
            icon={Square}
            label={t('playground.stop')}
            side="top"
            className="bg-pressed text-ink"
            onClick={onStop}
          />
        ) : (
          <IconButton
            icon={ArrowUp}
            label={t('playground.send')}
            side="top"
            disabled={!ready}
            className="bg-accent text-on-accent hover:bg-accent-hover hover:text-on-accent"
            onClick={onSend}
          />
        )}
      </div>
      <p className="mt-1.5 px-1 text-ink-3 text-xs">{blocked ?? t('playground.keys')}</p>
    </div>
  )
}
