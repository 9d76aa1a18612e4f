'use client'

import { type LucideIcon, PanelLeftClose, PanelLeftOpen } from 'lucide-react'
import Link from 'next/link'
import { t } from '@/lib/messages/t'
import { cn } from '../cn'
import { Tooltip } from '../tooltip'
import { MillraceMark } from './millrace-mark'
import { SectionBadge } from './section-badge'

export interface Section {
  id: string
  label: string
  href: string
  icon: LucideIcon
  /** Keys that lead there, e.g. `g f`. */
  keys?: string
  /** How many things wait there; none is shown for 0. */
  badge?: number
  /** Stands at the foot of the rail. */
  foot?: boolean
}

interface RailProps {
  sections: readonly Section[]
  active: string | undefined
  expanded: boolean
  onExpandedChange: (expanded: boolean) => void
}

/** The sections as a 52 px column of icons, or with their names when expanded. */
export function Rail({ sections, active, expanded, onExpandedChange }: RailProps) {
  return (
    <nav
      aria-label={t('frame.sections')}
      className={cn(
        'flex shrink-0 flex-col border-r bg-surface transition-[width] duration-150 max-md:hidden',
        expanded ? 'w-[196px]' : 'w-[52px]',
      )}
    >
      <Link
        href="/"
        className="flex h-11 shrink-0 items-center gap-2.5 border-b px-[14px] font-semibold text-ink tracking-[-0.01em]"
      >
        <MillraceMark className="size-6 shrink-0 text-accent-ink" />
        {expanded ? <span>{t('product.name')}</span> : <span className="sr-only">{t('product.name')}</span>}
      </Link>
      <RailLinks sections={sections.filter((section) => !section.foot)} active={active} expanded={expanded} />
      <div className="mt-auto" />
      <RailLinks sections={sections.filter((section) => section.foot)} active={active} expanded={expanded} />
      <div className="border-t p-2">
        <Tooltip label={expanded ? t('frame.collapse') : t('frame.expand')} side="right">
          <button
            type="button"
            aria-label={expanded ? t('frame.collapse') : t('frame.expand')}
            aria-expanded={expanded}
            onClick={() => onExpandedChange(!expanded)}
            className="flex h-8 w-full items-center gap-2.5 rounded-md px-2.5 text-ink-3 hover:bg-hover hover:text-ink"
          >
            {expanded ? <PanelLeftClose className="size-4" /> : <PanelLeftOpen className="size-4" />}
          </button>
        </Tooltip>
      </div>
    </nav>
  )
}

function RailLinks({ sections, active, expanded }: Pick<RailProps, 'sections' | 'active' | 'expanded'>) {
  return (
    <ul className="flex flex-col gap-0.5 p-2">
      {sections.map((section) => {
        const link = (
          <Link
            href={section.href}
            aria-current={section.id === active ? 'page' : undefined}
            className="relative flex h-9 items-center gap-2.5 rounded-md px-2.5 text-ink-2 text-sm transition-colors duration-100 hover:bg-hover hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:font-medium aria-[current=page]:text-accent-ink"
          >
            <section.icon className="size-4 shrink-0" aria-hidden />
            {expanded ? (
              <span className="truncate">{section.label}</span>
            ) : (
              <span className="sr-only">{section.label}</span>
            )}
            {section.badge ? <SectionBadge count={section.badge} corner={!expanded} /> : null}
          </Link>
        )
        return (
          <li key={section.id}>
            {expanded ? (
              link
            ) : (
              <Tooltip label={section.label} hint={section.keys} side="right">
                {link}
              </Tooltip>
            )}
          </li>
        )
      })}
    </ul>
  )
}
