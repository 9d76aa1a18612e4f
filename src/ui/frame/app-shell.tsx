'use client'

import { type ReactNode, useState } from 'react'
import { t } from '@/lib/messages/t'
import { type ShortcutGroup, ShortcutSheet } from '../shortcuts/shortcut-sheet'
import { type Shortcut, useShortcuts } from '../shortcuts/use-shortcuts'
import { useRemembered } from '../use-remembered'
import { type CommandItem, CommandPalette } from './command-palette'
import { Rail, type Section } from './rail'
import { type Crumb, TopBar } from './top-bar'
import type { UserMenuProps } from './user-menu'

interface AppShellProps {
  sections: readonly Section[]
  /** Id of the section that the page belongs to. */
  active?: string
  /** Before the breadcrumb: the tenant. */
  lead?: ReactNode
  crumbs: readonly Crumb[]
  commands: readonly CommandItem[]
  onSearchCommands?: (search: string) => void
  user: UserMenuProps
  onNavigate: (href: string) => void
  /** Beside the breadcrumb. */
  actions?: ReactNode
  /** Keys of the page itself, for the sheet. */
  shortcuts?: readonly ShortcutGroup[]
  /** Right of the content, 320–480 px. */
  inspector?: ReactNode
  children: ReactNode
}

/** The frame: rail, top bar, content and, where the page has one, an inspector. */
export function AppShell(props: AppShellProps) {
  const { sections, active, crumbs, commands, user, onNavigate, actions, shortcuts = [], inspector, children } = props
  const [expanded, setExpanded] = useRemembered('frame.rail', false)
  const [palette, setPalette] = useState(false)
  const [sheet, setSheet] = useState(false)
  const reachable = sections.filter((section) => section.keys !== undefined)
  const goTo: Shortcut[] = reachable.map((section) => ({
    keys: section.keys ?? '',
    run: () => onNavigate(section.href),
  }))
  useShortcuts([
    { keys: 'mod+k', always: true, run: () => setPalette((open) => !open) },
    { keys: '?', run: () => setSheet(true) },
    ...goTo,
  ])

  return (
    <div className="flex h-dvh overflow-hidden">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:m-2 focus:rounded-md focus:bg-surface focus:px-3 focus:py-1.5 focus:shadow-float"
      >
        {t('frame.skip')}
      </a>
      <Rail sections={sections} active={active} expanded={expanded} onExpandedChange={setExpanded} />
      <div className="flex min-w-0 flex-1 flex-col">
        <TopBar
          lead={props.lead}
          crumbs={crumbs}
          sections={sections}
          active={active}
          onOpenPalette={() => setPalette(true)}
          user={user}
          actions={actions}
        />
        <div className="flex min-h-0 flex-1">
          <main id="content" tabIndex={-1} className="min-w-0 flex-1 overflow-auto outline-none">
            {children}
          </main>
          {inspector}
        </div>
      </div>
      <CommandPalette open={palette} onOpenChange={setPalette} items={commands} onSearch={props.onSearchCommands} />
      <ShortcutSheet
        open={sheet}
        onOpenChange={setSheet}
        groups={[
          {
            title: t('shortcuts.everywhere'),
            shortcuts: [
              { keys: '⌘K', label: t('palette.title') },
              { keys: '?', label: t('shortcuts.title') },
              ...reachable.map((section) => ({
                keys: section.keys ?? '',
                label: t('shortcuts.go_to', { section: section.label }),
              })),
            ],
          },
          ...shortcuts,
        ]}
      />
    </div>
  )
}
