'use client'

import { useSyncExternalStore } from 'react'
import { cn } from './cn'

/** Keys as caps: `⌘K`, or `g f` for one after the other. ⌘ reads Ctrl where there is no such key. */
export function Kbd({ keys, className }: { keys: string; className?: string }) {
  const text = useKeyText(keys)
  return (
    <span className={cn('inline-flex items-center gap-1', className)}>
      {text.split(' ').map((key, index) => (
        <kbd
          // biome-ignore lint/suspicious/noArrayIndexKey: the same key may be pressed twice
          key={`${key}-${index}`}
          className="inline-flex h-[18px] min-w-[18px] items-center justify-center whitespace-nowrap rounded-sm border bg-sunken px-1 font-sans text-[11px] text-ink-2"
        >
          {key}
        </kbd>
      ))}
    </span>
  )
}

/** Keys as plain text, e.g. beside a menu's entry. */
export function KeyText({ keys }: { keys: string }) {
  return <>{useKeyText(keys)}</>
}

const unchanging = () => () => {}

function useKeyText(keys: string): string {
  const mac = useSyncExternalStore(
    unchanging,
    () => /mac|iphone|ipad/i.test(navigator.platform),
    () => false,
  )
  return mac ? keys : keys.replace('⇧⌘', 'Ctrl+⇧+').replaceAll('⌘', 'Ctrl+')
}
