'use client'

import { CloudAlert, CloudCheck, CloudUpload, GitMerge, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { t } from '@/lib/messages/t'
import { RelativeTime } from '@/ui/relative-time'
import type { SaveState } from './save-queue'

/** Whether the draft is safe, in one line. */
export function SaveStatus({ state }: { state: SaveState }) {
  switch (state.kind) {
    case 'saved':
      return (
        <Line icon={CloudCheck}>
          {t('editor.saved')} <RelativeTime at={state.at} />
        </Line>
      )
    case 'unsaved':
    case 'saving':
      return <Line icon={CloudUpload}>{t('editor.saving')}</Line>
    case 'waiting':
      return (
        <Line icon={CloudAlert} tone="text-warn" title={state.reason}>
          {t('editor.not_saved')}
        </Line>
      )
    case 'conflict':
      return (
        <Line icon={GitMerge} tone="text-bad">
          {t('editor.conflict')}
        </Line>
      )
  }
}

interface LineProps {
  icon: LucideIcon
  tone?: string
  title?: string
  children: ReactNode
}

function Line({ icon: Icon, tone = 'text-ink-3', title, children }: LineProps) {
  return (
    <span role="status" title={title} className={`flex items-center gap-1.5 whitespace-nowrap text-xs ${tone}`}>
      <Icon className="size-3.5" aria-hidden />
      <span className="max-lg:sr-only">{children}</span>
    </span>
  )
}
