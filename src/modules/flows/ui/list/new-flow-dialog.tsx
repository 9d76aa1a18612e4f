'use client'

import { Plus } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { api } from '@/client/console/api'
import { t } from '@/lib/messages/t'
import { Dialog } from '@/ui/dialog'
import { IconTile } from '@/ui/icon-tile'
import { Skeleton } from '@/ui/skeleton'
import { starterIcon } from './starter-icon'
import type { useFlowActions } from './use-flow-actions'

interface NewFlowDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  actions: ReturnType<typeof useFlowActions>
}

/** Blank, or from one of our templates. */
export function NewFlowDialog({ open, onOpenChange, actions }: NewFlowDialogProps) {
  const starters = api.flows.list_starters.useQuery({}, { enabled: open, staleTime: Number.POSITIVE_INFINITY })
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('new_flow.title')}
      description={t('new_flow.text')}
      size="lg"
    >
      <ul className="grid gap-2 sm:grid-cols-2">
        <li>
          <Choice
            icon={<IconTile icon={Plus} size="lg" />}
            name={t('new_flow.blank')}
            description={t('new_flow.blank_text')}
            onChoose={() => void actions.create(t('flows.blank_name'), undefined)}
          />
        </li>
        {starters.isPending && [1, 2, 3].map((key) => <Skeleton key={key} className="h-[76px]" />)}
        {starters.data?.map((starter) => (
          <li key={starter.key}>
            <Choice
              icon={<IconTile {...starterIcon(starter.icon)} size="lg" />}
              name={starter.name}
              description={starter.description}
              onChoose={() =>
                void actions.create(starter.name, starter.data, {
                  description: starter.description,
                  icon: starter.icon,
                })
              }
            />
          </li>
        ))}
      </ul>
      <p className="mt-4 text-sm">
        <Link href="/templates" className="text-accent-ink hover:underline">
          {t('templates.more')}
        </Link>
      </p>
    </Dialog>
  )
}

interface ChoiceProps {
  icon: ReactNode
  name: string
  description: string
  onChoose: () => void
}

function Choice({ icon, name, description, onChoose }: ChoiceProps) {
  return (
    <button
      type="button"
      onClick={onChoose}
      className="flex h-full w-full items-start gap-3 rounded-lg border p-3 text-left transition-colors duration-100 hover:border-line-strong hover:bg-hover"
    >
      {icon}
      <span className="min-w-0">
        <span className="block font-medium text-sm">{name}</span>
        <span className="mt-0.5 block text-ink-2 text-xs">{description}</span>
      </span>
    </button>
  )
}
