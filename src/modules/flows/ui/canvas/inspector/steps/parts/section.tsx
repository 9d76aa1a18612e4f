'use client'

import { ChevronRight } from 'lucide-react'
import { Collapsible } from 'radix-ui'
import type { ReactNode } from 'react'

interface SectionProps {
  title: string
  /** Stands beside the title, e.g. how many. */
  note?: string | undefined
  open?: boolean
  children: ReactNode
}

/** A part of a form that can be folded away. */
export function Section({ title, note, open = false, children }: SectionProps) {
  return (
    <Collapsible.Root defaultOpen={open} className="group/section -mx-4 border-t">
      <Collapsible.Trigger className="flex h-9 w-full items-center gap-1.5 px-4 text-ink-2 text-xs hover:text-ink">
        <ChevronRight
          className="size-3.5 transition-transform duration-100 group-data-[state=open]/section:rotate-90"
          aria-hidden
        />
        {title}
        {note && <span className="tabular text-ink-3">{note}</span>}
      </Collapsible.Trigger>
      <Collapsible.Content className="flex flex-col gap-3 px-4 pb-4">{children}</Collapsible.Content>
    </Collapsible.Root>
  )
}
