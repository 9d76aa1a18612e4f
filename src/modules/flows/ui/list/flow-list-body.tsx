'use client'

import { Download, FolderInput, RotateCcw, Trash2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { type Column, DataList } from '@/ui/data-list/data-list'
import type { MenuItem } from '@/ui/menu-items'
import { RelativeTime } from '@/ui/relative-time'
import { dragFlows } from '../projects/dragged-flows'
import { ShareBadge } from '../share/share-badge'
import type { FlowRow } from './flow-row'
import type { useFlowActions } from './use-flow-actions'
import { type ListQuery, sortColumns } from './use-list-query'

interface FlowListBodyProps {
  flows: readonly FlowRow[]
  query: ListQuery
  onChange: (change: Partial<ListQuery>) => void
  menu: (flow: FlowRow) => readonly MenuItem[]
  actions: ReturnType<typeof useFlowActions>
  onDeleteForever: (flows: readonly FlowRow[]) => void
  /** Asks for another project. */
  onMove: (flows: readonly FlowRow[]) => void
  onEndReached: () => void
}

const columns: readonly Column<FlowRow>[] = [
  {
    id: 'name',
    header: t('flows.column_name'),
    sortable: true,
    cell: (flow) => (
      <span title={flow.name} className="flex min-w-0 items-baseline gap-2">
        <span className="truncate font-medium">{flow.name}</span>
        <ShareBadge flow={flow} />
        {flow.description && <span className="truncate text-ink-3 text-xs max-lg:hidden">{flow.description}</span>}
      </span>
    ),
  },
  {
    id: 'nodes',
    header: t('flows.column_nodes'),
    width: '80px',
    align: 'right',
    wideOnly: true,
    cell: (flow) => flow.node_count,
  },
  {
    id: 'owner',
    header: t('flows.column_owner'),
    width: '140px',
    wideOnly: true,
    cell: (flow) => flow.creator_name ?? '',
  },
  {
    id: 'create_at',
    header: t('flows.column_created'),
    width: '130px',
    sortable: true,
    wideOnly: true,
    cell: (flow) => <RelativeTime at={flow.create_at} className="text-ink-2" />,
  },
  {
    id: 'updated_at',
    header: t('flows.column_changed'),
    width: '130px',
    sortable: true,
    cell: (flow) => <RelativeTime at={flow.updated_at} className="text-ink-2" />,
  },
]

/** Flows as a table: dense, sortable, several at a time. */
export function FlowListBody(props: FlowListBodyProps) {
  const { flows, query, onChange, menu, actions, onDeleteForever, onMove, onEndReached } = props
  const router = useRouter()
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const chosen = flows.filter((flow) => selected.has(flow.id))
  const then = (work: Promise<void>) => void work.then(() => setSelected(new Set()))
  return (
    <DataList
      label={t('flows.title')}
      items={flows}
      columns={columns}
      itemKey={(flow) => flow.id}
      itemName={(flow) => flow.name}
      onOpen={(flow) => router.push(`/flows/${flow.id}`)}
      sort={{ column: query.sort, direction: query.order }}
      onSortChange={({ column, direction }) => {
        const sort = sortColumns.find((name) => name === column)
        if (sort) onChange({ sort, order: direction })
      }}
      // What has left the list is not selected any more.
      selected={new Set(chosen.map(({ id }) => id))}
      onSelectedChange={setSelected}
      bulkActions={() =>
        query.trash ? (
          <>
            <Button size="sm" onClick={() => then(actions.restore(chosen))}>
              <RotateCcw aria-hidden />
              {t('flows.restore')}
            </Button>
            <Button size="sm" onClick={() => onDeleteForever(chosen)}>
              <Trash2 aria-hidden />
              {t('flows.delete_forever')}
            </Button>
          </>
        ) : (
          <>
            <Button size="sm" onClick={() => then(actions.download(chosen))}>
              <Download aria-hidden />
              {t('flows.export')}
            </Button>
            <Button size="sm" onClick={() => onMove(chosen)}>
              <FolderInput aria-hidden />
              {t('projects.move')}
            </Button>
            <Button size="sm" onClick={() => then(actions.toTrash(chosen))}>
              <Trash2 aria-hidden />
              {t('action.delete')}
            </Button>
          </>
        )
      }
      onDragStart={(flow, transfer) =>
        // What is dragged is the selection when the row is part of it.
        dragFlows(transfer, selected.has(flow.id) ? chosen.map(({ id }) => id) : [flow.id])
      }
      rowMenu={menu}
      onEndReached={onEndReached}
    />
  )
}
