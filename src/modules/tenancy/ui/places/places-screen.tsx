'use client'

import { type LucideIcon, Plus, UsersRound } from 'lucide-react'
import { useMemo, useState } from 'react'
import { errorText, errorWords } from '@/client/console/error-text'
import { useAddressValue } from '@/client/console/use-address'
import { t } from '@/lib/messages/t'
import { AdminFrame } from '@/modules/flows/ui/frame/admin-frame'
import { SearchField } from '@/modules/knowledge/ui/search-field'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { EmptyState } from '@/ui/empty-state'
import { ErrorState } from '@/ui/error-state'
import { SidePanels } from '@/ui/panels'
import { Skeleton } from '@/ui/skeleton'
import type { TabItem } from '@/ui/tabs'
import { toastDone, toastError } from '@/ui/toast'
import { pathTo, treeRows } from '@/ui/tree/tree-rows'
import { TreeView } from '@/ui/tree/tree-view'
import { DeletePlaceDialog } from './delete-place-dialog'
import { MoveDialog } from './move-dialog'
import { NewPlaceDialog } from './new-place-dialog'
import { PlacePanel } from './place-panel'
import type { PlaceDraft, PlaceRow, PlaceWords } from './place-row'

interface PlacesScreenProps {
  section: 'orgs' | 'businesses'
  icon: LucideIcon
  list: {
    data: readonly PlaceRow[] | undefined
    isError: boolean
    error: unknown
    isRefetching: boolean
    refetch: () => unknown
  }
  levels: number
  may: { create: boolean; modify: boolean; delete: boolean }
  words: PlaceWords
  /** Gives the id of the new one. */
  onCreate: (draft: PlaceDraft, above: readonly PlaceRow[]) => Promise<number>
  onSave: (id: number, draft: PlaceDraft) => Promise<unknown>
  onMove: (id: number, parent_id: number) => Promise<unknown>
  onDelete: (id: number) => Promise<unknown>
  tabs: (place: PlaceRow) => readonly TabItem[]
}

/** A tree at the left, what is chosen in it at the right. */
export function PlacesScreen(props: PlacesScreenProps) {
  const { section, icon, list, levels, may, words } = props
  const [search, setSearch] = useAddressValue('q')
  const [chosen, setChosen] = useAddressValue('id')
  const [asked, setAsked] = useState<{ kind: 'new' | 'move' | 'delete'; id: number }>()
  const items = useMemo(() => list.data ?? [], [list.data])
  const byId = useMemo(() => new Map(items.map((item) => [item.id, item])), [items])
  const place = byId.get(Number(chosen))
  const about = asked && byId.get(asked.id)
  const found = useMemo(() => search === '' || treeRows(items, new Set(), search).length > 0, [items, search])
  const done = () => setAsked(undefined)

  async function move(id: number, parent_id: number) {
    try {
      await props.onMove(id, parent_id)
      toastDone(t('places.moved', { name: byId.get(id)?.name ?? '' }))
    } catch (error) {
      toastError(t('places.not_done'), errorWords(error))
    }
  }

  const create = may.create && (
    <Button variant="primary" onClick={() => setAsked({ kind: 'new', id: 0 })}>
      <Plus aria-hidden />
      {words.new}
    </Button>
  )
  return (
    <AdminFrame section={section} actions={create}>
      {list.isError ? (
        <ErrorState
          title={t('places.failed')}
          description={errorText(list.error).title}
          onRetry={() => void list.refetch()}
          retrying={list.isRefetching}
        />
      ) : !list.data ? (
        <Skeleton className="h-72 rounded-lg" />
      ) : items.length === 0 ? (
        <EmptyState icon={icon} title={words.emptyTitle} description={words.emptyText} action={create} />
      ) : (
        <div className="min-h-80 flex-1 overflow-hidden rounded-lg border bg-surface">
          <SidePanels
            id={section}
            side={
              place && (
                <PlacePanel
                  key={place.id}
                  place={place}
                  path={pathTo(byId, place.id)}
                  levels={levels}
                  may={may}
                  words={words}
                  tabs={props.tabs(place)}
                  onSave={(draft) => props.onSave(place.id, draft)}
                  onAsk={(kind) => setAsked({ kind, id: place.id })}
                  onChoose={(id) => setChosen(id === 0 ? '' : String(id))}
                />
              )
            }
          >
            <div className="flex h-full min-h-0 flex-col">
              <div className="flex shrink-0 items-center gap-3 border-b p-2">
                <SearchField label={t('places.search')} value={search} onValueChange={setSearch} />
                <span className="truncate text-ink-3 text-xs max-xl:hidden">{t('places.keys')}</span>
              </div>
              {found ? (
                <TreeView
                  className="flex-1"
                  label={section === 'orgs' ? t('admin.orgs') : t('admin.businesses')}
                  topLabel={t('places.to_top')}
                  items={items}
                  search={search}
                  selected={place?.id ?? 0}
                  onSelect={(id) => setChosen(String(id))}
                  onMove={may.modify ? (id, parent_id) => void move(id, parent_id) : undefined}
                  onAskMove={may.modify ? (id) => setAsked({ kind: 'move', id }) : undefined}
                  detail={detail}
                />
              ) : (
                <EmptyState
                  icon={icon}
                  title={t('places.none_title')}
                  description={t('places.none_text', { search })}
                  action={<Button onClick={() => setSearch('')}>{t('places.clear_search')}</Button>}
                />
              )}
            </div>
          </SidePanels>
        </div>
      )}
      {asked?.kind === 'new' && (
        <NewPlaceDialog
          withCode={section === 'orgs'}
          words={words}
          above={about ? pathTo(byId, about.id) : []}
          onCreate={props.onCreate}
          onCreated={(id) => setChosen(String(id))}
          onClose={done}
        />
      )}
      {asked?.kind === 'move' && about && (
        <MoveDialog items={items} place={about} levels={levels} onMove={props.onMove} onClose={done} />
      )}
      {asked?.kind === 'delete' && about && (
        <DeletePlaceDialog name={about.name} onDelete={() => props.onDelete(about.id)} onClose={done} />
      )}
    </AdminFrame>
  )
}

function detail(place: PlaceRow) {
  return (
    <>
      {!place.is_enable && <Badge>{t('places.disabled')}</Badge>}
      {place.count > 0 && (
        <span className="tabular inline-flex shrink-0 items-center gap-1 text-ink-3 text-xs">
          <UsersRound className="size-3" aria-hidden />
          {place.count.toLocaleString()}
        </span>
      )}
    </>
  )
}
