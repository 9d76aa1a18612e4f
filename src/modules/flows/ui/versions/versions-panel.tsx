'use client'

import { BookmarkPlus, CloudUpload, EllipsisVertical, GitCompareArrows, History, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import type { Outputs } from '@/client/console/api'
import { errorText } from '@/client/console/error-text'
import { t } from '@/lib/messages/t'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { DropdownMenu } from '@/ui/dropdown-menu'
import { EmptyState } from '@/ui/empty-state'
import { ErrorState } from '@/ui/error-state'
import { IconButton } from '@/ui/icon-button'
import { RelativeTime } from '@/ui/relative-time'
import { Skeleton } from '@/ui/skeleton'
import type { Autosave } from '../editor/use-autosave'
import { KeepVersionDialog } from './keep-version-dialog'
import { nextLabel } from './next-label'
import { useVersionActions } from './use-version-actions'
import { useVersions, type VersionHead } from './use-versions'

interface VersionsPanelProps {
  flow: Outputs['flows']['read_flow']
  autosave: Autosave
  /** Opens two states side by side; undefined is the draft. */
  onCompare: (from: string, to: string | undefined) => void
}

/** The versions of a flow: keep, publish, restore, compare. */
export function VersionsPanel({ flow, autosave, onCompare }: VersionsPanelProps) {
  const { query, versions, online_version } = useVersions(flow.id)
  const actions = useVersionActions(flow.id, autosave)
  const [keeping, setKeeping] = useState(false)
  return (
    <section aria-label={t('versions.title')} className="flex flex-col gap-3 p-4">
      <p className="text-ink-2 text-sm">{t('versions.intro')}</p>
      <Button variant="primary" className="self-start" onClick={() => setKeeping(true)}>
        <BookmarkPlus aria-hidden />
        {t('versions.keep')}
      </Button>
      {query.isPending ? (
        <div className="flex flex-col gap-2">
          {['one', 'two', 'three'].map((key) => (
            <Skeleton key={key} className="h-16 rounded-lg" />
          ))}
        </div>
      ) : query.isError ? (
        <ErrorState
          title={t('versions.failed')}
          description={errorText(query.error).title}
          onRetry={() => void query.refetch()}
          retrying={query.isRefetching}
        />
      ) : versions.length === 0 ? (
        <EmptyState icon={History} title={t('versions.empty_title')} description={t('versions.empty_text')} />
      ) : (
        <ol aria-label={t('versions.title')} className="flex flex-col rounded-lg border">
          {versions.map((version, index) => (
            <VersionRow
              key={version.id}
              version={version}
              online={version.flow_version === online_version}
              previous={versions[index + 1]}
              onCompare={onCompare}
              onPublish={() => void actions.publish(version)}
              onRestore={() => void actions.restore(flow, version)}
            />
          ))}
        </ol>
      )}
      {query.hasNextPage && (
        <Button className="self-center" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('versions.older')}
        </Button>
      )}
      {keeping && (
        <KeepVersionDialog
          suggested={nextLabel(versions.map((version) => version.flow_version))}
          publish={false}
          onKeep={actions.keep}
          onClose={() => setKeeping(false)}
        />
      )}
    </section>
  )
}

interface VersionRowProps {
  version: VersionHead
  online: boolean
  /** The version before it, when it is known. */
  previous: VersionHead | undefined
  onCompare: VersionsPanelProps['onCompare']
  onPublish: () => void
  onRestore: () => void
}

function VersionRow({ version, online, previous, onCompare, onPublish, onRestore }: VersionRowProps) {
  const label = version.flow_version
  const items = [
    {
      id: 'compare',
      label: t('versions.compare_draft'),
      icon: GitCompareArrows,
      onSelect: () => onCompare(label, undefined),
    },
    ...(previous
      ? [
          {
            id: 'previous',
            label: t('versions.compare_previous'),
            icon: GitCompareArrows,
            onSelect: () => onCompare(previous.flow_version, label),
          },
        ]
      : []),
    ...(online ? [] : [{ id: 'publish', label: t('versions.publish'), icon: CloudUpload, onSelect: onPublish }]),
    { id: 'restore', label: t('versions.restore'), icon: RotateCcw, onSelect: onRestore },
  ]
  return (
    <li className="flex items-start gap-2 px-3 py-2 not-last:border-b">
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-2">
          <span className="truncate font-semibold text-sm" title={label}>
            {label}
          </span>
          {online && <Badge tone="good">{t('versions.online')}</Badge>}
        </p>
        <p
          className={`mt-0.5 line-clamp-2 whitespace-pre-line break-words text-sm ${version.version_note ? 'text-ink-2' : 'text-ink-3'}`}
          title={version.version_note ?? undefined}
        >
          {version.version_note ?? t('versions.no_note')}
        </p>
        <p className="mt-0.5 text-ink-3 text-xs">
          <RelativeTime at={version.create_at} />
          {version.creator_name && ` · ${t('versions.by', { name: version.creator_name })}`}
        </p>
      </div>
      <IconButton
        icon={GitCompareArrows}
        label={t('versions.compare_draft')}
        size="sm"
        onClick={() => onCompare(label, undefined)}
      />
      <DropdownMenu
        trigger={<IconButton icon={EllipsisVertical} size="sm" label={t('versions.actions', { label })} />}
        items={items}
      />
    </li>
  )
}
