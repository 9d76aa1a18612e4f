'use client'

import { ArrowLeft, Folder, LayoutGrid, Plus, Rows3, Trash2, Upload, Workflow } from 'lucide-react'
import { useSearchParams } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { api } from '@/client/console/api'
import { errorText } from '@/client/console/error-text'
import { useCan } from '@/client/console/use-can'
import { ProjectId } from '@/contract/ids'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { EmptyState } from '@/ui/empty-state'
import { ErrorState } from '@/ui/error-state'
import { PageHeader } from '@/ui/page-header'
import { SegmentedControl } from '@/ui/segmented-control'
import { useRemembered } from '@/ui/use-remembered'
import { ConsoleFrame } from '../frame/console-frame'
import { useProjects } from '../projects/use-projects'
import { DropZone } from './drop-zone'
import { FlowCards } from './flow-cards'
import { flowFileTypes } from './flow-files'
import { FlowListBody } from './flow-list-body'
import { FlowListControls } from './flow-list-controls'
import { FlowListSkeleton } from './flow-list-skeleton'
import { NewFlowDialog } from './new-flow-dialog'
import { useFlowActions } from './use-flow-actions'
import { useFlowMenu } from './use-flow-menu'
import { useImport } from './use-import'
import { useListQuery } from './use-list-query'

/** All flows: search, sort, cards or table, create, import, export, duplicate, trash. */
export function FlowListScreen() {
  const params = useSearchParams()
  const [query, change] = useListQuery()
  const [asTable, setAsTable] = useRemembered('flows.table', false)
  const [creating, setCreating] = useState(params.get('new') === '1')
  const picker = useRef<HTMLInputElement>(null)
  const { search, sort, order, trash, project } = query
  // What is no id names no project; the list says so instead of asking for it.
  const project_id = !trash && ProjectId.safeParse(project).success ? project : undefined
  const may_create = useCan()('flow:create')
  const actions = useFlowActions(project_id)
  const imports = useImport(project_id)
  const list = api.flows.browse_flows.useInfiniteQuery(
    { search, sort, order, deleted: trash, limit: 100, ...(project_id ? { project_id } : {}) },
    {
      getNextPageParam: (page) => page.next_cursor ?? undefined,
      initialCursor: 0,
      placeholderData: (before) => before,
    },
  )
  const flows = list.data?.pages.flatMap((page) => page.items) ?? []
  const total = list.data?.pages[0]?.total
  const projects = useProjects({ project, flows, onOpen: (id) => change({ project: id, search: '' }) })
  const { menu, dialogs, confirmForever } = useFlowMenu(actions, trash, (flow) => projects.askWhere([flow]))

  // The palette leads here with a wish.
  useEffect(() => {
    if (!may_create) return
    if (params.get('new') === '1') setCreating(true)
    if (params.get('import') === '1') picker.current?.click()
  }, [params, may_create])

  const newButton = may_create && (
    <Button variant="primary" onClick={() => setCreating(true)}>
      <Plus aria-hidden />
      {t('flows.new')}
    </Button>
  )
  return (
    <ConsoleFrame active="flows" crumbs={[{ label: t('section.flows') }]}>
      <DropZone label={t('flows.drop')} onFiles={may_create ? (files) => void imports.start(files) : undefined}>
        <div className="mx-auto flex h-full w-full max-w-[1320px] flex-col gap-4 p-4 md:p-6">
          <PageHeader
            title={trash ? t('flows.trash') : (projects.current?.name ?? t('flows.title'))}
            description={
              total === undefined
                ? ' '
                : total === 1
                  ? t('flows.count_one')
                  : t('flows.count', { count: total.toLocaleString() })
            }
            actions={
              trash ? (
                <Button onClick={() => change({ trash: false })}>
                  <ArrowLeft aria-hidden />
                  {t('flows.back_to_list')}
                </Button>
              ) : (
                <>
                  <Button variant="ghost" onClick={() => change({ trash: true, search: '' })}>
                    <Trash2 aria-hidden />
                    {t('flows.trash')}
                  </Button>
                  {may_create && (
                    <Button onClick={() => picker.current?.click()}>
                      <Upload aria-hidden />
                      {t('flows.import')}
                    </Button>
                  )}
                  {newButton}
                </>
              )
            }
          />
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
          <div className="flex min-h-0 flex-1 gap-4 max-lg:flex-col lg:gap-6">
            {!trash && projects.nav}
            <div className="flex min-h-0 min-w-0 flex-1 flex-col gap-4">
              <FlowListControls
                query={query}
                onChange={change}
                view={
                  <SegmentedControl
                    label={t('flows.view_table')}
                    value={asTable ? 'table' : 'cards'}
                    onValueChange={(value) => setAsTable(value === 'table')}
                    options={[
                      { value: 'cards', label: t('flows.view_cards'), icon: LayoutGrid, iconOnly: true },
                      { value: 'table', label: t('flows.view_table'), icon: Rows3, iconOnly: true },
                    ]}
                  />
                }
              />
              {list.isPending ? (
                <FlowListSkeleton asTable={asTable} />
              ) : list.isError ? (
                <ErrorState
                  title={t('flows.failed')}
                  description={errorText(list.error).title}
                  onRetry={() => void list.refetch()}
                  retrying={list.isRefetching}
                />
              ) : projects.gone && !trash ? (
                <EmptyState
                  icon={Folder}
                  title={t('projects.gone_title')}
                  description={t('projects.gone_text')}
                  action={<Button onClick={() => change({ project: '' })}>{t('projects.show_all')}</Button>}
                />
              ) : flows.length === 0 ? (
                search ? (
                  <EmptyState
                    icon={Workflow}
                    title={t('flows.none_title')}
                    description={t('flows.none_text', { search })}
                    action={<Button onClick={() => change({ search: '' })}>{t('flows.clear_search')}</Button>}
                  />
                ) : trash ? (
                  <EmptyState
                    icon={Trash2}
                    title={t('flows.trash_empty_title')}
                    description={t('flows.trash_empty_text')}
                  />
                ) : project_id ? (
                  <EmptyState
                    icon={Folder}
                    title={t('projects.empty_title')}
                    description={t('projects.empty_text')}
                    action={newButton}
                  />
                ) : (
                  <EmptyState
                    icon={Workflow}
                    title={t('flows.empty_title')}
                    description={t('flows.empty_text')}
                    action={newButton}
                  />
                )
              ) : asTable ? (
                <FlowListBody
                  flows={flows}
                  query={query}
                  onChange={change}
                  menu={menu}
                  actions={actions}
                  onDeleteForever={confirmForever}
                  onMove={projects.askWhere}
                  onEndReached={() => {
                    if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage()
                  }}
                />
              ) : (
                <FlowCards
                  flows={flows}
                  menu={menu}
                  onEndReached={() => {
                    if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage()
                  }}
                />
              )}
            </div>
          </div>
        </div>
      </DropZone>
      <NewFlowDialog open={creating} onOpenChange={setCreating} actions={actions} />
      {dialogs}
      {projects.dialog}
      {imports.dialog}
    </ConsoleFrame>
  )
}
