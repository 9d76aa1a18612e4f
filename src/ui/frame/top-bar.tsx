'use client'

import { ChevronRight, Search } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { t } from '@/lib/messages/t'
import { Kbd } from '../kbd'
import { MobileSections } from './mobile-sections'
import type { Section } from './rail'
import { ThemeToggle } from './theme-toggle'
import { UserMenu, type UserMenuProps } from './user-menu'

export interface Crumb {
  label: string
  href?: string
}

interface TopBarProps {
  lead?: ReactNode
  crumbs: readonly Crumb[]
  sections: readonly Section[]
  active: string | undefined
  onOpenPalette: () => void
  user: UserMenuProps
  /** What the page puts beside the breadcrumb: state, run, publish. */
  actions?: ReactNode
}

/** Where am I, search, who am I: 44 px. */
export function TopBar({ lead, crumbs, sections, active, onOpenPalette, user, actions }: TopBarProps) {
  return (
    <header className="flex h-11 shrink-0 items-center gap-2 border-b bg-surface pr-2 pl-3">
      <MobileSections sections={sections} active={active} />
      {lead && (
        <div className="flex shrink-0 items-center gap-1 max-md:hidden">
          {lead}
          <span className="text-ink-3 text-sm" aria-hidden>
            /
          </span>
        </div>
      )}
      <nav aria-label={t('frame.breadcrumb')} className="min-w-0 flex-1">
        <ol className="flex min-w-0 items-center gap-1 text-sm">
          {crumbs.map((crumb, index) => {
            const last = index === crumbs.length - 1
            return (
              <li
                key={`${crumb.href ?? ''}${crumb.label}`}
                className={last ? 'flex min-w-0 items-center gap-1' : 'flex shrink-0 items-center gap-1 max-md:hidden'}
              >
                {crumb.href && !last ? (
                  <Link href={crumb.href} className="rounded-sm px-1 text-ink-2 hover:text-ink">
                    {crumb.label}
                  </Link>
                ) : (
                  <span aria-current="page" title={crumb.label} className="truncate px-1 font-medium">
                    {crumb.label}
                  </span>
                )}
                {!last && <ChevronRight className="size-3.5 shrink-0 text-ink-3" aria-hidden />}
              </li>
            )
          })}
        </ol>
      </nav>
      {actions}
      <button
        type="button"
        onClick={onOpenPalette}
        aria-label={t('palette.title')}
        className="flex h-7 items-center gap-2 rounded-md border bg-sunken pr-1 pl-2 text-ink-3 text-xs hover:border-line-strong hover:text-ink-2 max-md:border-0 max-md:bg-transparent"
      >
        <Search className="size-3.5" aria-hidden />
        <span className="max-lg:hidden">{t('palette.open')}</span>
        <Kbd keys="⌘K" className="max-md:hidden" />
      </button>
      <ThemeToggle />
      <UserMenu {...user} />
    </header>
  )
}
