'use client'

import { Command } from 'cmdk'
import { Check, ChevronsUpDown } from 'lucide-react'
import { Popover } from 'radix-ui'
import { useState } from 'react'
import { groupBy } from '@/lib/group-by'
import { t } from '@/lib/messages/t'
import { cn } from './cn'
import { controlStyle } from './control-style'
import type { FieldControlProps } from './field'

export interface ComboboxOption {
  value: string
  label?: string
  hint?: string
  /** Options of one group stand together under its name. */
  group?: string
}

interface ComboboxProps extends Partial<FieldControlProps> {
  value: string
  onValueChange: (value: string) => void
  options: readonly ComboboxOption[]
  /** A typed text that is no option may be taken as it is. */
  allowOther?: boolean
  /** Takes what is typed, for options that come from a search elsewhere; without it they are searched here. */
  onSearch?: (search: string) => void
  /** Called when the options come into sight, for those that are read only then. */
  onOpen?: () => void
  loading?: boolean
  placeholder?: string
  /** What the value is called when it is not among the options, as while something else is searched. */
  chosenLabel?: string | undefined
  disabled?: boolean
  className?: string
  'aria-label'?: string
}

/** As many are drawn at once. */
const MOST = 200

/** One of many, found by typing. */
export function Combobox(props: ComboboxProps) {
  const {
    value,
    onValueChange,
    options,
    allowOther = false,
    onSearch,
    onOpen,
    loading = false,
    placeholder,
    chosenLabel,
    disabled,
    className,
    ...control
  } = props
  const [open, setOpen] = useState(false)
  const [search, setTyped] = useState('')
  const chosen = options.find((option) => option.value === value)
  const typed = search.trim()
  // Thousands would take seconds to draw, and nobody reads them: the first that match, and the wish to type more.
  const many = onSearch === undefined && options.length > MOST
  const matching = many && open ? options.filter((option) => textOf(option).includes(typed.toLowerCase())) : options
  const shown = many ? matching.slice(0, MOST) : options
  const offersTyped = allowOther && typed !== '' && !options.some((option) => option.value === typed)

  function setSearch(next: string) {
    setTyped(next)
    onSearch?.(next)
  }

  function choose(next: string) {
    onValueChange(next)
    setSearch('')
    setOpen(false)
  }

  return (
    <Popover.Root
      open={open}
      onOpenChange={(next) => {
        setOpen(next)
        if (next) onOpen?.()
      }}
    >
      <Popover.Trigger
        {...control}
        type="button"
        role="combobox"
        aria-expanded={open}
        disabled={disabled}
        className={cn(controlStyle, 'flex h-8 items-center justify-between gap-2 text-left', className)}
      >
        <span className={cn('min-w-0 truncate', value === '' && 'text-ink-3')}>
          {chosen?.label ?? chosenLabel ?? (value || placeholder || t('form.choose'))}
        </span>
        <ChevronsUpDown className="size-4 shrink-0 text-ink-3" aria-hidden />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={4}
          collisionPadding={8}
          className="z-50 w-(--radix-popover-trigger-width) min-w-56 animate-pop overflow-hidden rounded-lg bg-surface shadow-float"
        >
          <Command shouldFilter={onSearch === undefined && !many}>
            <Command.Input
              value={search}
              onValueChange={setSearch}
              placeholder={allowOther ? t('form.search_or_type') : t('form.search')}
              className="h-9 w-full border-b bg-transparent px-3 text-sm outline-none"
            />
            <Command.List className="max-h-64 overflow-y-auto p-1">
              {!offersTyped && (
                <Command.Empty className="px-2 py-3 text-center text-ink-3 text-xs">
                  {loading ? t('form.loading') : t('form.no_match')}
                </Command.Empty>
              )}
              {[...groupBy(shown, ({ group }) => group ?? '')].map(([group, members]) => (
                <Command.Group
                  key={group}
                  {...(group === '' ? {} : { heading: group })}
                  className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-1.5 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-ink-3 [&_[cmdk-group-heading]]:text-xs"
                >
                  {members.map((option) => (
                    <ComboboxItem
                      key={option.value}
                      option={option}
                      chosen={option.value === value}
                      onSelect={() => choose(option.value)}
                    />
                  ))}
                </Command.Group>
              ))}
              {matching.length > shown.length && (
                <p className="px-2 py-2 text-center text-ink-3 text-xs">
                  {t('form.more_matches', { count: (matching.length - shown.length).toLocaleString() })}
                </p>
              )}
              {offersTyped && (
                <ComboboxItem
                  key={`typed:${typed}`}
                  option={{ value: typed, label: t('form.use_typed', { text: typed }) }}
                  chosen={false}
                  onSelect={() => choose(typed)}
                />
              )}
            </Command.List>
          </Command>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

const textOf = ({ value, label, hint }: ComboboxOption) => [value, label, hint].join(' ').toLowerCase()

function ComboboxItem({ option, chosen, onSelect }: { option: ComboboxOption; chosen: boolean; onSelect: () => void }) {
  return (
    <Command.Item
      value={option.value}
      keywords={[option.label ?? '', option.hint ?? '']}
      onSelect={onSelect}
      className="flex min-h-8 cursor-default items-center gap-2 rounded-md px-2 py-1 text-sm data-[selected=true]:bg-hover"
    >
      <Check className={cn('size-4 shrink-0 text-accent-ink', !chosen && 'invisible')} aria-hidden />
      <span className="min-w-0 flex-1 truncate">{option.label ?? option.value}</span>
      {option.hint && <span className="shrink-0 text-ink-3 text-xs">{option.hint}</span>}
    </Command.Item>
  )
}
