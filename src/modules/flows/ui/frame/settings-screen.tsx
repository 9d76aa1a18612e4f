'use client'

import Link from 'next/link'
import { t } from '@/lib/messages/t'
import { ApiKeysSettings } from '@/modules/identity/ui/api-keys-settings'
import { ProfileSettings } from '@/modules/identity/ui/profile-settings'
import { ModelPricesSettings } from '@/modules/models/ui/model-prices-settings'
import { ModelProvidersSettings } from '@/modules/models/ui/model-providers-settings'
import { VariablesSettings } from '@/modules/models/ui/variables-settings'
import { ConsoleFrame } from './console-frame'
import type { SettingsPage } from './settings-pages'

const pages = [
  { id: 'profile', label: t('settings.profile'), content: ProfileSettings },
  { id: 'api-keys', label: t('settings.api_keys'), content: ApiKeysSettings },
  { id: 'variables', label: t('settings.variables'), content: VariablesSettings },
  { id: 'model-providers', label: t('settings.providers'), content: ModelProvidersSettings },
  { id: 'model-prices', label: t('settings.prices'), content: ModelPricesSettings },
] as const

/** Settings, a page each with its own address. */
export function SettingsScreen({ page }: { page: SettingsPage }) {
  const current = pages.find(({ id }) => id === page) ?? pages[0]
  const Content = current.content
  return (
    <ConsoleFrame
      active="settings"
      crumbs={[{ label: t('settings.title'), href: '/settings' }, { label: current.label }]}
    >
      <div className="mx-auto flex w-full max-w-[920px] gap-8 p-4 max-md:flex-col max-md:gap-4 md:p-8">
        <nav aria-label={t('settings.title')} className="shrink-0 md:w-[170px]">
          <ul className="flex gap-0.5 overflow-x-auto md:flex-col">
            {pages.map(({ id, label }) => (
              <li key={id} className="shrink-0">
                <Link
                  href={`/settings/${id}`}
                  aria-current={id === current.id ? 'page' : undefined}
                  className="flex h-8 items-center rounded-md px-2.5 text-ink-2 text-sm hover:bg-hover hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:font-medium aria-[current=page]:text-accent-ink"
                >
                  {label}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <div className="min-w-0 flex-1">
          <h1 className="mb-4 font-semibold text-xl tracking-[-0.01em]">{current.label}</h1>
          <Content />
        </div>
      </div>
    </ConsoleFrame>
  )
}
