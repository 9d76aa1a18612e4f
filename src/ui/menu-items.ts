import type { LucideIcon } from 'lucide-react'

/** An entry of a dropdown or context menu; `separator` draws a line. */
export type MenuItem =
  | {
      kind?: 'action'
      id: string
      label: string
      icon?: LucideIcon
      /** Keys that do the same, e.g. `⌘D`. */
      keys?: string
      danger?: boolean
      disabled?: boolean
      onSelect: () => void
    }
  | { kind: 'separator'; id: string }
  | { kind: 'label'; id: string; label: string }

export const menuSurface =
  'z-50 min-w-44 max-w-80 animate-pop overflow-y-auto rounded-lg bg-surface p-1 shadow-float max-h-(--radix-popper-available-height)'

export const menuRow =
  'flex h-8 cursor-default select-none items-center gap-2 rounded-md px-2 text-sm outline-none data-[highlighted]:bg-hover data-[disabled]:opacity-45 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-2'

export const menuLabel = 'px-2 pt-1.5 pb-1 text-ink-3 text-xs'

export const menuSeparator = '-mx-1 my-1 h-px bg-line'
