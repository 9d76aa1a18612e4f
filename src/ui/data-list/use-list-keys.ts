'use client'

import { useEffect, useRef } from 'react'
import { isTyping } from '../shortcuts/is-typing'

interface ListKeys {
  count: number
  active: number
  setActive: (index: number) => void
  onOpen: (index: number) => void
  onToggle: (index: number) => void
  onClear: () => void
}

/** `j` `k` move, Enter opens, `x` selects, Escape clears. Quiet while somebody types or a dialog is open. */
export function useListKeys(keys: ListKeys): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      const { count, active, setActive, onOpen, onToggle, onClear } = latest.current
      if (count === 0 || event.metaKey || event.ctrlKey || event.altKey || isTyping(event)) return
      if (event.key === 'j' || event.key === 'k') {
        const next = Math.min(count - 1, Math.max(0, active + (event.key === 'j' ? 1 : -1)))
        setActive(next)
      } else if (event.key === 'Enter' && active >= 0 && event.target === document.body) {
        onOpen(active)
      } else if (event.key === 'x' && active >= 0) {
        onToggle(active)
      } else if (event.key === 'Escape') {
        onClear()
      } else {
        return
      }
      event.preventDefault()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}
