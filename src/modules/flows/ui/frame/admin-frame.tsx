'use client'

import { ShieldX } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { api } from '@/client/console/api'
import { useCan } from '@/client/console/use-can'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { EmptyState } from '@/ui/empty-state'
import { type AdminSectionId, adminSections } from './admin-sections'
import { ConsoleFrame } from './console-frame'

interface AdminFrameProps {
  section: AdminSectionId
  /** Buttons beside the title. */
  actions?: ReactNode
  children: ReactNode
}

/** A page of the administration: the sections that one may see at its left, title and actions above the content. */
export function AdminFrame({ section, actions, children }: AdminFrameProps) {
  const can = useCan()
  const current = adminSections.find(({ id }) => id === section) ?? adminSections[0]
  const known = api.access.read_my_access.useQuery({}, { staleTime: 30_000 }).isSuccess
  if (known && !can(current.privilege))
    return (
      <ConsoleFrame active="admin" crumbs={[{ label: t('section.admin') }]}>
        <EmptyState
          icon={ShieldX}
          title={t('access.no_page')}
          description={t('access.no_page_hint')}
          action={
            <Button asChild>
              <Link href="/">{t('access.go_home')}</Link>
            </Button>
          }
        />
      </ConsoleFrame>
    )
  return (
    <ConsoleFrame active="admin" crumbs={[{ label: t('section.admin'), href: '/admin' }, { label: current.label }]}>
      <div className="flex h-full min-h-0 max-md:flex-col">
        <nav
          aria-label={t('section.admin')}
          className="shrink-0 border-r p-2 max-md:border-r-0 max-md:border-b md:w-[176px]"
        >
          <ul className="flex gap-0.5 overflow-x-auto md:flex-col">
            {adminSections
              .filter(({ id, privilege }) => can(privilege) || id === section)
              .map(({ id, label, href }) => (
                <li key={id} className="shrink-0">
                  <Link
                    href={href}
                    aria-current={id === section ? 'page' : undefined}
                    className="flex h-8 items-center rounded-md px-2.5 text-ink-2 text-sm hover:bg-hover hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:font-medium aria-[current=page]:text-accent-ink"
                  >
                    {label}
                  </Link>
                </li>
              ))}
          </ul>
        </nav>
        <div className="flex min-h-0 min-w-0 flex-1 flex-col gap-4 overflow-auto p-4 md:p-6">
          <div className="flex flex-wrap items-center justify-between gap-2">
            <h1 className="font-semibold text-xl tracking-[-0.01em]">{current.label}</h1>
            {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
          </div>
          {children}
        </div>
      </div>
    </ConsoleFrame>
  )
}
