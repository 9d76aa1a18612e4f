'use client'

import { type RefObject, useRef, useState } from 'react'

/** Where a value is being looked for in a text: what was typed behind `{` or `/`, and where on the screen. */
export interface OpenMenu {
  search: string
  /** Characters before the caret that the value replaces. */
  typed: number
  at: { x: number; y: number }
}

const TRIGGER = /(?:\{+|(?:^|\s)\/)([^\s{}/]*)$/

/** The list of values that opens while somebody types in an editor. */
export function useValueMenu(editor: RefObject<HTMLElement | null>) {
  const [menu, setMenu] = useState<OpenMenu | undefined>(undefined)
  const [active, setActive] = useState(0)
  const caret = useRef<Range | undefined>(undefined)

  function open(next: OpenMenu | undefined) {
    setMenu(next)
    setActive(0)
  }

  /** Looks at what stands before the caret. */
  function look() {
    const range = rangeIn(editor.current)
    caret.current = range
    const node = range?.startContainer
    if (!range || !(node instanceof Text)) return open(undefined)
    const match = TRIGGER.exec(node.data.slice(0, range.startOffset).replaceAll('\u200b', ' '))
    if (!match) return open(undefined)
    const box = range.getBoundingClientRect()
    const search = match[1] ?? ''
    open({ search, typed: match[0].trimStart().length, at: { x: box.left, y: box.bottom } })
  }

  /** Opens the list at the caret, or at the end of the text. */
  function openHere() {
    const element = editor.current
    if (!element) return
    element.focus()
    const range = rangeIn(element) ?? document.createRange()
    if (!element.contains(range.startContainer)) range.selectNodeContents(element)
    caret.current = range
    const box = element.getBoundingClientRect()
    open({ search: '', typed: 0, at: { x: box.left + 8, y: Math.min(box.bottom, box.top + 40) } })
  }

  /** Puts nodes in place of what was typed and the caret behind them. */
  function insert(nodes: readonly Node[]) {
    const range = caret.current
    const element = editor.current
    if (!range || !element) return
    const { startContainer, startOffset } = range
    const typed = menu?.typed ?? 0
    if (startContainer instanceof Text && typed > 0) range.setStart(startContainer, Math.max(0, startOffset - typed))
    range.deleteContents()
    for (const node of nodes.toReversed()) range.insertNode(node)
    const last = nodes.at(-1)
    const selection = document.getSelection()
    if (last && selection) {
      range.setStart(last, last instanceof Text ? last.length : 0)
      range.collapse(true)
      selection.removeAllRanges()
      selection.addRange(range)
    }
    open(undefined)
  }

  return { menu, active, setActive, look, openHere, insert, close: () => open(undefined) }
}

function rangeIn(element: HTMLElement | null): Range | undefined {
  const selection = document.getSelection()
  if (!element || !selection || selection.rangeCount === 0) return undefined
  const range = selection.getRangeAt(0)
  return element.contains(range.startContainer) ? range : undefined
}
