'use client'

import { Menu } from 'lucide-react'
import Link from 'next/link'
import { Dialog } from 'radix-ui'
import { useState } from 'react'
import { t } from '@/lib/messages/t'
import { MillraceMark } from './millrace-mark'
import type { Section } from './rail'
import { SectionBadge } from './section-badge'

/** The rail on a phone: a drawer from the left. */
export function MobileSections({ sections, active }: { sections: readonly Section[]; active: string | undefined }) {
  const [open, setOpen] = useState(false)
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger
        aria-label={t('frame.sections')}
        className="-ml-1 inline-flex size-8 items-center justify-center rounded-md text-ink-2 hover:bg-hover md:hidden"
      >
        <Menu className="size-4" aria-hidden />
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-fade bg-overlay" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-y-0 left-0 z-50 flex w-64 animate-slide-in-left flex-col bg-surface shadow-float outline-none"
        >
          <Dialog.Title className="flex h-11 items-center gap-2.5 border-b px-4 font-semibold text-sm">
            <MillraceMark className="size-6 text-accent-ink" />
            {t('product.name')}
          </Dialog.Title>
          <ul className="flex flex-col gap-0.5 p-2">
            {sections.map((section) => (
              <li key={section.id}>
                <Link
                  href={section.href}
                  aria-current={section.id === active ? 'page' : undefined}
                  onClick={() => setOpen(false)}
                  className="flex h-10 items-center gap-3 rounded-md px-3 text-ink-2 text-sm hover:bg-hover aria-[current=page]:bg-accent-soft aria-[current=page]:font-medium aria-[current=page]:text-accent-ink"
                >
                  <section.icon className="size-4" aria-hidden />
                  {section.label}
                  {section.badge ? <SectionBadge count={section.badge} corner={false} /> : null}
                </Link>
              </li>
            ))}
          </ul>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
