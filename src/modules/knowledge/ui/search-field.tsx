'use client'

import { Search } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Input } from '@/ui/input'
import { useShortcuts } from '@/ui/shortcuts/use-shortcuts'

const TYPING_PAUSE_MS = 200

interface SearchFieldProps {
  label: string
  value: string
  /** Called when typing pauses. */
  onValueChange: (value: string) => void
}

/** Narrows a list down while somebody types; `/` goes there. */
export function SearchField({ label, value, onValueChange }: SearchFieldProps) {
  const [typed, setTyped] = useState(value)
  const input = useRef<HTMLInputElement>(null)
  useShortcuts([{ keys: '/', run: () => input.current?.focus() }])
  useEffect(() => setTyped(value), [value])
  useEffect(() => {
    if (typed === value) return
    const timer = setTimeout(() => onValueChange(typed), TYPING_PAUSE_MS)
    return () => clearTimeout(timer)
  }, [typed, value, onValueChange])
  return (
    <div className="relative min-w-[160px] max-w-[320px] flex-1">
      <Search className="pointer-events-none absolute top-2 left-2.5 size-4 text-ink-3" aria-hidden />
      <Input
        ref={input}
        type="search"
        aria-label={label}
        placeholder={label}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
        className="pl-8"
      />
    </div>
  )
}
