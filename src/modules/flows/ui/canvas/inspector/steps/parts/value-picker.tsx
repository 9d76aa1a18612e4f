'use client'

import { ChevronsUpDown, X } from 'lucide-react'
import { Popover } from 'radix-ui'
import { type KeyboardEvent, useId, useState } from 'react'
import { t } from '@/lib/messages/t'
import { cn } from '@/ui/cn'
import { controlStyle } from '@/ui/control-style'
import type { FieldControlProps } from '@/ui/field'
import { findValue } from '../../../model/dify/find-value'
import type { SourceGroup } from '../../../model/dify/value-sources'
import { asTexts } from '../../../model/record'
import { SourceList } from './source-list'
import { type SourceOption, sourceOptions } from './source-options'

interface ValuePickerProps extends Partial<FieldControlProps> {
  /** A selector as it is stored. */
  value: unknown
  onChange: (selector: string[], type: string) => void
  sources: readonly SourceGroup[]
  disabled?: boolean
  label?: string
  placeholder?: string
  /** Offers to choose nothing. */
  onClear?: (() => void) | undefined
  className?: string
}

/** Chooses a value that a step before gives, by its name. */
export function ValuePicker(props: ValuePickerProps) {
  const { value, onChange, sources, disabled, label, placeholder, onClear, className, ...control } = props
  const [open, setOpen] = useState(false)
  const [search, setSearch] = useState('')
  const [active, setActive] = useState(0)
  const listId = useId()
  const selector = asTexts(value)
  const found = findValue(selector, sources)
  const options = open ? sourceOptions(sources, search) : []
  const empty = selector.length < 2

  function pick(option: SourceOption) {
    onChange([...option.selector], option.type)
    setOpen(false)
    setSearch('')
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      setActive((now) => (now + step + options.length) % Math.max(1, options.length))
    } else if (event.key === 'Enter') {
      event.preventDefault()
      const option = options[active]
      if (option) pick(option)
    }
  }

  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <div className={cn('relative min-w-0', className)}>
        <Popover.Trigger
          {...control}
          type="button"
          role="combobox"
          aria-label={label}
          aria-expanded={open}
          disabled={disabled}
          className={cn(controlStyle, 'flex h-8 items-center justify-between gap-2 text-left')}
        >
          {empty ? (
            <span className="min-w-0 truncate text-ink-3">{placeholder ?? t('values.choose')}</span>
          ) : (
            <span
              title={found.known ? selector.join('.') : t('values.unknown', { name: selector.join('.') })}
              className={cn(
                'min-w-0 truncate',
                !found.known && 'text-bad underline decoration-wavy underline-offset-2',
              )}
            >
              <span className="text-ink-3">{found.title} › </span>
              {found.path}
            </span>
          )}
          <ChevronsUpDown className="size-4 shrink-0 text-ink-3" aria-hidden />
        </Popover.Trigger>
        {onClear && !empty && !disabled && (
          <button
            type="button"
            aria-label={t('values.clear')}
            onClick={onClear}
            className="absolute top-1.5 right-7 flex size-5 items-center justify-center rounded bg-surface text-ink-3 hover:text-ink"
          >
            <X className="size-3.5" aria-hidden />
          </button>
        )}
      </div>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={4}
          collisionPadding={8}
          className="z-50 w-(--radix-popover-trigger-width) min-w-64 animate-pop overflow-hidden rounded-lg bg-surface shadow-float"
        >
          <input
            value={search}
            aria-controls={listId}
            aria-label={t('values.search')}
            placeholder={t('values.search')}
            onChange={(event) => {
              setSearch(event.target.value)
              setActive(0)
            }}
            onKeyDown={onKeyDown}
            className="h-9 w-full border-b bg-transparent px-3 text-sm outline-none"
          />
          <SourceList options={options} active={active} onPick={pick} id={listId} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
