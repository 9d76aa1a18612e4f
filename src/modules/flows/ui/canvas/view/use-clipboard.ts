'use client'

import { useEffect, useRef } from 'react'
import { type Fragment, readFragment, writeFragment } from '../model/clipboard'
import type { CanvasCommands } from './use-canvas-commands'

/** Cut, copy and paste through the system clipboard; they work between flows, windows and products. */
export function useClipboard(commands: CanvasCommands, readOnly: boolean): void {
  const latest = useRef({ commands, readOnly })
  latest.current = { commands, readOnly }
  /** What was copied here last: the clipboard's text lacks its secrets, a paste on the same page need not. */
  const own = useRef<{ text: string; fragment: Fragment } | undefined>(undefined)

  useEffect(() => {
    function take(event: ClipboardEvent, cut: boolean) {
      const now = latest.current
      if (isElsewhere(event)) return
      const fragment = now.commands.copy()
      if (fragment.nodes.length === 0) return
      const text = writeFragment(fragment)
      own.current = { text, fragment }
      event.clipboardData?.setData('text/plain', text)
      event.preventDefault()
      if (cut && !now.readOnly) now.commands.remove()
    }
    function onPaste(event: ClipboardEvent) {
      const now = latest.current
      if (now.readOnly || isElsewhere(event)) return
      const text = event.clipboardData?.getData('text/plain') ?? ''
      const fragment = own.current?.text === text ? own.current.fragment : readFragment(text)
      if (!fragment) return
      event.preventDefault()
      now.commands.insert(fragment)
    }
    const onCopy = (event: ClipboardEvent) => take(event, false)
    const onCut = (event: ClipboardEvent) => take(event, true)
    document.addEventListener('copy', onCopy)
    document.addEventListener('cut', onCut)
    document.addEventListener('paste', onPaste)
    return () => {
      document.removeEventListener('copy', onCopy)
      document.removeEventListener('cut', onCut)
      document.removeEventListener('paste', onPaste)
    }
  }, [])
}

/** The event belongs to a field, a dialog or to text that was marked with the mouse. */
function isElsewhere(event: ClipboardEvent): boolean {
  const target = event.target
  if (target instanceof HTMLElement && target.closest('input, textarea, [contenteditable="true"], [role="dialog"]')) {
    return true
  }
  return (document.getSelection()?.toString() ?? '') !== ''
}
