'use client'

import { EllipsisVertical } from 'lucide-react'
import { t } from '@/lib/messages/t'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { DropdownMenu } from '@/ui/dropdown-menu'
import { IconButton } from '@/ui/icon-button'
import { IconTile } from '@/ui/icon-tile'
import type { MenuItem } from '@/ui/menu-items'
import { RelativeTime } from '@/ui/relative-time'
import { starterIcon } from '../list/starter-icon'
import type { TemplateRow } from './template-row'
import { TemplateSketch } from './template-sketch'

interface TemplateCardProps {
  template: TemplateRow
  menu: readonly MenuItem[]
  busy: boolean
  onUse: () => void
}

/** A template: what it looks like, what it is for, and a way to begin with it. */
export function TemplateCard({ template, menu, busy, onUse }: TemplateCardProps) {
  const { name, description, icon, scope, creator_name, updated_at, node_count, sketch } = template
  return (
    <li className="flex flex-col rounded-lg border bg-surface p-3 transition-colors duration-100 hover:border-line-strong">
      <TemplateSketch blocks={sketch} />
      <div className="mt-3 flex items-start gap-2.5">
        <IconTile {...starterIcon(icon)} size="md" />
        <h2 title={name} className="line-clamp-2 min-w-0 flex-1 break-words pt-1 font-medium text-sm leading-5">
          {name}
        </h2>
        {menu.length > 0 && (
          <DropdownMenu
            trigger={<IconButton icon={EllipsisVertical} label={t('list.actions_of', { name })} size="sm" />}
            items={menu}
          />
        )}
      </div>
      {description && <p className="mt-2 line-clamp-3 text-ink-2 text-xs [overflow-wrap:anywhere]">{description}</p>}
      <p className="mt-auto flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1 pt-3 text-ink-3 text-xs tabular-nums">
        {scope !== 'system' && <Badge>{t(`templates.scope_${scope}`)}</Badge>}
        <span>{node_count === 1 ? t('templates.nodes_one') : t('templates.nodes', { count: node_count })}</span>
        <span aria-hidden>·</span>
        {updated_at === null ? <span>{t('templates.built_in')}</span> : <RelativeTime at={updated_at} />}
        {creator_name && <span className="min-w-0 truncate">{t('templates.by', { name: creator_name })}</span>}
      </p>
      <Button className="mt-3" disabled={busy} aria-label={t('templates.use_named', { name })} onClick={onUse}>
        {t('templates.use')}
      </Button>
    </li>
  )
}
