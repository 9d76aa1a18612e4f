'use client'

import { FileUp, LayoutTemplate, type LucideIcon, SquarePlus } from 'lucide-react'
import Link from 'next/link'
import { useRef, useState } from 'react'
import { api } from '@/client/console/api'
import { errorText } from '@/client/console/error-text'
import { useCan } from '@/client/console/use-can'
import { t } from '@/lib/messages/t'
import { ErrorState } from '@/ui/error-state'
import { IconTile } from '@/ui/icon-tile'
import { ConsoleFrame } from '../frame/console-frame'
import { DropZone } from './drop-zone'
import { FlowCards } from './flow-cards'
import { flowFileTypes } from './flow-files'
import { FlowListSkeleton } from './flow-list-skeleton'
import { NewFlowDialog } from './new-flow-dialog'
import { useFlowActions } from './use-flow-actions'
import { useFlowMenu } from './use-flow-menu'
import { useImport } from './use-import'

/** Three ways to begin, and what was changed last. */
export function HomeScreen() {
  const [creating, setCreating] = useState(false)
  const picker = useRef<HTMLInputElement>(null)
  const may_create = useCan()('flow:create')
  const actions = useFlowActions()
  const imports = useImport()
  const { menu, dialogs } = useFlowMenu(actions, false)
  const user = api.identity.read_current_user.useQuery({}, { staleTime: 60_000 })
  const recent = api.flows.browse_flows.useQuery({ limit: 8 })
  const name = user.data?.nickname ?? user.data?.username
  return (
    <ConsoleFrame active="home" crumbs={[{ label: t('section.home') }]}>
      <DropZone label={t('flows.drop')} onFiles={may_create ? (files) => void imports.start(files) : undefined}>
        <div className="mx-auto flex w-full max-w-[1000px] flex-col gap-8 p-4 md:p-8">
          <h1 className="min-h-7 font-semibold text-xl tracking-[-0.01em]">{name && t('home.title', { name })}</h1>
          {may_create && (
            <>
              <ul className="grid gap-3 md:grid-cols-3">
                <Start
                  icon={LayoutTemplate}
                  hue={195}
                  label={t('home.template')}
                  help={t('home.template_help')}
                  onStart={() => setCreating(true)}
                />
                <Start
                  icon={FileUp}
                  hue={290}
                  label={t('home.import')}
                  help={t('home.import_help')}
                  onStart={() => picker.current?.click()}
                />
                <Start
                  icon={SquarePlus}
                  hue={60}
                  label={t('home.blank')}
                  help={t('home.blank_help')}
                  onStart={() => void actions.create(t('flows.blank_name'), undefined)}
                />
              </ul>
              <Link href="/templates" className="-mt-4 self-start text-accent-ink text-sm hover:underline">
                {t('templates.more')}
              </Link>
            </>
          )}
          <input
            ref={picker}
            type="file"
            accept={flowFileTypes}
            multiple
            hidden
            onChange={(event) => {
              void imports.start([...(event.target.files ?? [])])
              event.target.value = ''
            }}
          />
          {recent.isError ? (
            <ErrorState
              title={t('flows.failed')}
              description={errorText(recent.error).title}
              onRetry={() => void recent.refetch()}
            />
          ) : (
            (recent.isPending || recent.data.items.length > 0) && (
              <section aria-labelledby="recent">
                <div className="mb-3 flex items-baseline justify-between">
                  <h2 id="recent" className="font-semibold text-base">
                    {t('home.recent')}
                  </h2>
                  <Link href="/flows" className="text-accent-ink text-sm hover:underline">
                    {t('home.all')}
                  </Link>
                </div>
                {recent.isPending ? (
                  <FlowListSkeleton asTable={false} />
                ) : (
                  <FlowCards flows={recent.data.items} menu={menu} />
                )}
              </section>
            )
          )}
        </div>
      </DropZone>
      <NewFlowDialog open={creating} onOpenChange={setCreating} actions={actions} />
      {dialogs}
      {imports.dialog}
    </ConsoleFrame>
  )
}

interface StartProps {
  icon: LucideIcon
  hue: number
  label: string
  help: string
  onStart: () => void
}

function Start({ icon, hue, label, help, onStart }: StartProps) {
  return (
    <li>
      <button
        type="button"
        onClick={onStart}
        className="flex h-full w-full items-start gap-3 rounded-lg border bg-surface p-4 text-left transition-colors duration-100 hover:border-line-strong hover:bg-hover"
      >
        <IconTile icon={icon} hue={hue} size="lg" />
        <span>
          <span className="block font-medium text-sm">{label}</span>
          <span className="mt-0.5 block text-ink-2 text-xs">{help}</span>
        </span>
      </button>
    </li>
  )
}
