'use client'

import {
  Activity,
  BookOpen,
  Files,
  House,
  Inbox,
  LayoutTemplate,
  Library,
  LogOut,
  Moon,
  Plus,
  Settings,
  ShieldCheck,
  Upload,
  Workflow,
} from 'lucide-react'
import { useRouter } from 'next/navigation'
import { signOut } from 'next-auth/react'
import { useTheme } from 'next-themes'
import { type ReactNode, useState } from 'react'
import { api } from '@/client/console/api'
import { useCan } from '@/client/console/use-can'
import type { Privilege } from '@/contract/privileges'
import { t } from '@/lib/messages/t'
import { TenantSwitcher } from '@/modules/tenancy/ui/tenant-switcher'
import { AppShell } from '@/ui/frame/app-shell'
import type { CommandItem } from '@/ui/frame/command-palette'
import type { Section } from '@/ui/frame/rail'
import type { Crumb } from '@/ui/frame/top-bar'
import type { ShortcutGroup } from '@/ui/shortcuts/shortcut-sheet'
import { adminSections } from './admin-sections'

/** Who does not hold a section's privilege does not see it. */
const sections: readonly (Section & { privilege?: Privilege })[] = [
  { id: 'home', label: t('section.home'), href: '/', icon: House, keys: 'g h' },
  { id: 'flows', label: t('section.flows'), href: '/flows', icon: Workflow, keys: 'g f', privilege: 'flow:read' },
  {
    id: 'knowledge',
    label: t('section.knowledge'),
    href: '/knowledge',
    icon: Library,
    keys: 'g k',
    privilege: 'knowledge:read',
  },
  { id: 'files', label: t('section.files'), href: '/files', icon: Files, keys: 'g i', privilege: 'file:read' },
  { id: 'monitor', label: t('section.monitor'), href: '/monitor', icon: Activity, keys: 'g m', privilege: 'run:read' },
  { id: 'waiting', label: t('section.waiting'), href: '/waiting', icon: Inbox, keys: 'g w', privilege: 'run:read' },
  { id: 'admin', label: t('section.admin'), href: '/admin', icon: ShieldCheck, keys: 'g a', foot: true },
  { id: 'docs', label: t('section.docs'), href: '/docs', icon: BookOpen, keys: 'g d', foot: true },
  { id: 'settings', label: t('section.settings'), href: '/settings', icon: Settings, keys: 'g s', foot: true },
]

/** How often it is looked whether runs wait for a person, in milliseconds. */
const WAITING_MS = 30_000

interface ConsoleFrameProps {
  active: 'home' | 'flows' | 'knowledge' | 'files' | 'monitor' | 'waiting' | 'admin' | 'settings'
  crumbs: readonly Crumb[]
  actions?: ReactNode
  inspector?: ReactNode
  /** What can be done on this page, for the palette. */
  commands?: readonly CommandItem[]
  shortcuts?: readonly ShortcutGroup[]
  children: ReactNode
}

/** The frame around every page of the console, with the palette that reaches all of it. */
export function ConsoleFrame({
  active,
  crumbs,
  actions,
  inspector,
  commands = [],
  shortcuts,
  children,
}: ConsoleFrameProps) {
  const router = useRouter()
  const { resolvedTheme, setTheme } = useTheme()
  const can = useCan()
  const [search, setSearch] = useState('')
  const user = api.identity.read_current_user.useQuery({}, { staleTime: 60_000 })
  const flows = api.flows.browse_flows.useQuery({ search, limit: 8 }, { placeholderData: (before) => before })
  const waiting = api.runs.list_forms.useQuery({}, { refetchInterval: WAITING_MS, retry: false })
  const administered = adminSections.filter(({ privilege }) => can(privilege))
  const visible = sections.filter(({ id, privilege }) =>
    id === 'admin' ? administered.length > 0 : !privilege || can(privilege),
  )
  const name = user.data?.nickname ?? user.data?.username ?? ''
  const go = (href: string) => router.push(href)
  const goTo = t('palette.go_to')
  const toDo = t('palette.do')

  return (
    <AppShell
      lead={<TenantSwitcher />}
      sections={visible.map((section) =>
        section.id === 'waiting' ? { ...section, badge: waiting.data?.length ?? 0 } : section,
      )}
      active={active}
      crumbs={crumbs}
      actions={actions}
      inspector={inspector}
      shortcuts={shortcuts}
      onNavigate={go}
      onSearchCommands={setSearch}
      commands={[
        ...commands,
        ...visible.map((section) => ({
          id: `section-${section.id}`,
          label: section.label,
          group: goTo,
          icon: section.icon,
          ...(section.keys ? { keys: section.keys } : {}),
          run: () => go(section.href),
        })),
        ...administered.map(({ id, label, href }) => ({
          id: `admin-${id}`,
          label,
          group: t('section.admin'),
          icon: ShieldCheck,
          run: () => go(href),
        })),
        {
          id: 'templates',
          label: t('templates.title'),
          group: goTo,
          icon: LayoutTemplate,
          run: () => go('/templates'),
        },
        ...(can('flow:create')
          ? [
              { id: 'new', label: t('palette.new_flow'), group: toDo, icon: Plus, run: () => go('/flows?new=1') },
              { id: 'import', label: t('palette.import'), group: toDo, icon: Upload, run: () => go('/flows?import=1') },
            ]
          : []),
        {
          id: 'theme',
          label: t('palette.toggle_theme'),
          group: toDo,
          icon: Moon,
          run: () => setTheme(resolvedTheme === 'dark' ? 'light' : 'dark'),
        },
        ...(flows.data?.items ?? []).map((flow) => ({
          id: `flow-${flow.id}`,
          label: flow.name,
          group: t('palette.flows'),
          icon: Workflow,
          run: () => go(`/flows/${flow.id}`),
        })),
      ]}
      user={{
        name,
        ...(user.data?.email ? { detail: user.data.email } : {}),
        items: [
          { id: 'settings', label: t('user.settings'), icon: Settings, onSelect: () => go('/settings') },
          { kind: 'separator', id: 'line' },
          {
            id: 'sign-out',
            label: t('user.sign_out'),
            icon: LogOut,
            onSelect: () => void signOut({ callbackUrl: '/sign-in' }),
          },
        ],
      }}
    >
      {children}
    </AppShell>
  )
}
