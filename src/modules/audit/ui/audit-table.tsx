'use client'

import { Box, Eye, User, Wrench } from 'lucide-react'
import { t } from '@/lib/messages/t'
import { type Column, DataList } from '@/ui/data-list/data-list'
import { RelativeTime } from '@/ui/relative-time'
import type { EntryRow } from './entry-row'
import { OutcomeBadge } from './outcome-badge'
import type { useAuditFilters } from './use-audit-filters'

const columns: readonly Column<EntryRow>[] = [
  {
    id: 'at',
    header: t('audit.column_at'),
    width: '128px',
    cell: (row) => <RelativeTime at={row.at} className="text-ink-2" />,
  },
  {
    id: 'who',
    header: t('audit.column_who'),
    width: '18%',
    cell: (row) =>
      row.username ? (
        <span title={row.username} className={row.user_id === null ? 'text-ink-2 italic' : 'font-medium'}>
          {row.username}
        </span>
      ) : (
        <span className="text-ink-3">{t('audit.nobody')}</span>
      ),
  },
  {
    id: 'what',
    header: t('audit.column_what'),
    cell: (row) => (
      <span title={row.operation} className="font-mono text-xs">
        {row.operation}
      </span>
    ),
  },
  {
    id: 'object',
    header: t('audit.column_object'),
    wideOnly: true,
    cell: (row) => (
      <span title={row.object_ids.join('\n') || undefined} className="text-ink-2">
        {objectName(row)}
        {row.object_ids.length > 1 && (
          <span className="ml-1 text-ink-3 text-xs">
            {t('audit.more_objects', { count: row.object_ids.length - 1 })}
          </span>
        )}
      </span>
    ),
  },
  {
    id: 'outcome',
    header: t('audit.column_outcome'),
    width: '124px',
    wideOnly: true,
    cell: (row) => <OutcomeBadge entry={row} />,
  },
  {
    id: 'address',
    header: t('audit.column_address'),
    width: '130px',
    wideOnly: true,
    cell: (row) => <span className="tabular text-ink-3 text-xs">{row.address}</span>,
  },
]

function objectName({ object_type, object_ids, details }: EntryRow): string {
  const name = [details.name, details.username, object_ids[0]].find((text) => typeof text === 'string')
  return [object_type, name].filter((part) => part !== undefined && part !== null && part !== '').join(' ')
}

interface AuditTableProps {
  entries: readonly EntryRow[]
  onOpen: (entry: EntryRow) => void
  onFilter: ReturnType<typeof useAuditFilters>['set']
  onEndReached: () => void
}

export function AuditTable({ entries, onOpen, onFilter, onEndReached }: AuditTableProps) {
  return (
    <DataList
      label={t('admin.audit')}
      className="rounded-lg border bg-surface"
      items={entries}
      columns={columns}
      itemKey={({ id }) => String(id)}
      itemName={({ id }) => t('audit.entry', { id })}
      onOpen={onOpen}
      onEndReached={onEndReached}
      rowMenu={(row) => [
        { id: 'open', label: t('audit.details'), icon: Eye, onSelect: () => onOpen(row) },
        ...(row.user_id === null
          ? []
          : [
              {
                id: 'person',
                label: t('audit.only_person'),
                icon: User,
                onSelect: () => onFilter({ person: String(row.user_id) }),
              },
            ]),
        {
          id: 'operation',
          label: t('audit.only_operation'),
          icon: Wrench,
          onSelect: () => onFilter({ operation: row.operation }),
        },
        ...(row.object_ids[0] === undefined
          ? []
          : [
              {
                id: 'object',
                label: t('audit.only_object'),
                icon: Box,
                onSelect: () => onFilter({ type: row.object_type ?? '', object: row.object_ids[0] ?? '' }),
              },
            ]),
      ]}
    />
  )
}
