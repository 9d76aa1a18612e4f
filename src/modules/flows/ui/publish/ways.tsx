'use client'

import { Bot, ChevronRight, Code, ExternalLink, Globe, type LucideIcon, MessageCircle, Webhook } from 'lucide-react'
import { Collapsible } from 'radix-ui'
import { type ReactNode, useState } from 'react'
import type { Outputs } from '@/client/console/api'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { CodeBlock } from '@/ui/code-block'
import { IconTile } from '@/ui/icon-tile'
import { pageUrl, webhookSample, webhookUrl, widgetSnippet } from './code-samples'
import { CopyLine } from './copy-line'
import { OpenaiWay } from './openai-way'
import { RestWay } from './rest-way'
import { TryRequest } from './try-request'
import type { FlowAddress } from './way'

type Access = Outputs['flows']['read_flow']['access_type']

/** Every way to use the flow from outside, each with what has to be copied. */
export function Ways({ address, access }: { address: FlowAddress; access: Access }) {
  const { base_url, flow, flow_id, online } = address
  const url = pageUrl(base_url, flow_id)
  const runs = t(online ? 'publish.runs_online' : 'publish.runs_draft')
  return (
    <section aria-label={t('publish.ways')} className="flex flex-col gap-2">
      <h3 className="font-semibold text-sm">{t('publish.ways')}</h3>
      <div className="flex flex-col rounded-lg border">
        <Way icon={Globe} title={t('publish.way_page')} text={t('publish.way_page_text')}>
          <Opened access={access} online={online} />
          <CopyLine label={t('publish.link')} text={url} />
          <Button asChild className="self-start">
            <a href={url} target="_blank" rel="noopener noreferrer">
              <ExternalLink aria-hidden />
              {t('publish.open')}
            </a>
          </Button>
        </Way>
        <Way icon={MessageCircle} title={t('publish.way_widget')} text={t('publish.way_widget_text')}>
          <Opened access={access} online={online} />
          <CodeBlock code={widgetSnippet(base_url, flow_id)} />
        </Way>
        <Way icon={Code} title={t('publish.way_rest')} text={t('publish.way_rest_text')} openFirst>
          <RestWay {...address} />
        </Way>
        <Way icon={Webhook} title={t('publish.way_webhook')} text={`${t('publish.way_webhook_text')} ${runs}`}>
          <CopyLine label={t('api.endpoint')} prefix="POST" text={webhookUrl(base_url, flow)} />
          <CodeBlock code={webhookSample(base_url, flow)} />
          <p className="text-ink-3 text-xs">{t('publish.webhook_hint')}</p>
          <p className="text-ink-3 text-xs">{t('api.key_hint')}</p>
          <TryRequest url={webhookUrl('', flow)} body={() => ({})} json={{ event: 'order.created', order: 4711 }} />
        </Way>
        <Way icon={Bot} title={t('publish.way_openai')} text={`${t('publish.way_openai_text')} ${runs}`}>
          <OpenaiWay {...address} />
        </Way>
      </div>
    </section>
  )
}

/** Says why a public address would not open for others. */
function Opened({ access, online }: { access: Access; online: boolean }) {
  const reason = !online
    ? t('publish.needs_online')
    : access === 'PRIVATE'
      ? t('publish.needs_public')
      : access === 'RESTRICTED'
        ? t('publish.needs_team')
        : undefined
  return reason ? <p className="text-sm text-warn">{reason}</p> : null
}

interface WayProps {
  icon: LucideIcon
  title: string
  text: string
  openFirst?: boolean
  children: ReactNode
}

function Way({ icon, title, text, openFirst = false, children }: WayProps) {
  const [open, setOpen] = useState(openFirst)
  return (
    <Collapsible.Root open={open} onOpenChange={setOpen} className="group/way not-last:border-b">
      <h4>
        <Collapsible.Trigger aria-label={title} className="flex w-full items-center gap-2.5 px-3 py-2 text-left">
          <IconTile icon={icon} />
          <span className="min-w-0 flex-1">
            <span className="block font-medium text-sm">{title}</span>
            <span className="block text-ink-3 text-xs">{text}</span>
          </span>
          <ChevronRight
            className="size-4 shrink-0 text-ink-3 transition-transform duration-100 group-data-[state=open]/way:rotate-90"
            aria-hidden
          />
        </Collapsible.Trigger>
      </h4>
      <Collapsible.Content className="flex flex-col gap-3 px-3 pt-1 pb-3">{children}</Collapsible.Content>
    </Collapsible.Root>
  )
}
