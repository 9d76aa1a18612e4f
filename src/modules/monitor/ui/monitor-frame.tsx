'use client'

import type { ReactNode } from 'react'
import { useCan } from '@/client/console/use-can'
import { t } from '@/lib/messages/t'
import { ConsoleFrame } from '@/modules/flows/ui/frame/console-frame'
import { LinkTabs } from '@/ui/link-tabs'
import { PageHeader } from '@/ui/page-header'

interface MonitorFrameProps {
  active: 'overview' | 'messages' | 'logs'
  /** Stands at the right end of the title's line. */
  actions?: ReactNode
  children: ReactNode
}

/** The frame around the parts of the monitor. The log tells of all tenants, so its tab is for who may read it. */
export function MonitorFrame({ active, actions, children }: MonitorFrameProps) {
  const can = useCan()
  const parts = [
    { id: 'overview', label: t('monitor.overview'), href: '/monitor' },
    { id: 'messages', label: t('monitor.messages'), href: '/monitor/messages' },
    ...(can('log:read') || active === 'logs' ? [{ id: 'logs', label: t('monitor.logs'), href: '/monitor/logs' }] : []),
  ]
  const here = parts.find((part) => part.id === active)
  return (
    <ConsoleFrame
      active="monitor"
      crumbs={[{ label: t('section.monitor'), href: '/monitor' }, ...(here ? [{ label: here.label }] : [])]}
    >
      <div className="mx-auto flex h-full w-full max-w-[1200px] flex-col gap-4 p-4 md:p-6">
        <PageHeader title={t('monitor.title')} actions={actions} />
        <LinkTabs label={t('monitor.parts')} items={parts} active={active} />
        {children}
      </div>
    </ConsoleFrame>
  )
}
