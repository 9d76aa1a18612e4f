'use client'

import { LayoutTemplate, PencilLine, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { api } from '@/client/console/api'
import { errorText } from '@/client/console/error-text'
import { useAddressValue } from '@/client/console/use-address'
import { t } from '@/lib/messages/t'
import { SearchField } from '@/modules/knowledge/ui/search-field'
import { Button } from '@/ui/button'
import { ConfirmDialog } from '@/ui/confirm-dialog'
import { EmptyState } from '@/ui/empty-state'
import { ErrorState } from '@/ui/error-state'
import { PageHeader } from '@/ui/page-header'
import { Select } from '@/ui/select'
import { Skeleton } from '@/ui/skeleton'
import { toastDone, toastError } from '@/ui/toast'
import { ConsoleFrame } from '../frame/console-frame'
import { useFlowActions } from '../list/use-flow-actions'
import { TemplateCard } from './template-card'
import { EditTemplateDialog } from './template-dialogs'
import type { TemplateRow } from './template-row'

const scopes = ['personal', 'tenant', 'business', 'system'] as const
const grid = 'grid grid-cols-[repeat(auto-fill,minmax(260px,1fr))] gap-3'

/** The gallery: templates of people and of the product, to begin a flow with. */
export function TemplatesScreen() {
  const [search, setSearch] = useAddressValue('q')
  const [scopeValue, setScope] = useAddressValue('scope')
  const scope = scopes.find((name) => name === scopeValue)
  const [editing, setEditing] = useState<TemplateRow | undefined>(undefined)
  const [deleting, setDeleting] = useState<TemplateRow | undefined>(undefined)
  const actions = useFlowActions()
  const utils = api.useUtils()
  const remove = api.flows.delete_flow_template.useMutation()
  const list = api.flows.browse_templates.useInfiniteQuery(
    { search, ...(scope ? { scope } : {}) },
    { getNextPageParam: (page) => page.next_cursor ?? undefined, placeholderData: (before) => before },
  )
  const rows = list.data?.pages.flatMap((page) => page.items) ?? []
  const total = list.data?.pages[0]?.total

  async function use({ id, name }: TemplateRow) {
    try {
      const template = await utils.flows.read_flow_template.fetch({ template_id: id })
      await actions.create(name, template.data ?? undefined, {
        ...(template.description ? { description: template.description } : {}),
        ...(template.icon ? { icon: template.icon } : {}),
      })
    } catch (error) {
      toastError(t('flows.action_failed'), errorText(error).title)
    }
  }

  async function confirmDelete(template: TemplateRow) {
    setDeleting(undefined)
    try {
      await remove.mutateAsync({ template_id: template.id })
      await utils.flows.browse_templates.invalidate()
      toastDone(t('templates.deleted'))
    } catch (error) {
      toastError(t('flows.action_failed'), errorText(error).title)
    }
  }

  const menuOf = (template: TemplateRow) =>
    template.changeable
      ? [
          { id: 'edit', label: t('templates.edit'), icon: PencilLine, onSelect: () => setEditing(template) },
          {
            id: 'delete',
            label: t('templates.delete'),
            icon: Trash2,
            danger: true,
            onSelect: () => setDeleting(template),
          },
        ]
      : []

  return (
    <ConsoleFrame
      active="flows"
      crumbs={[{ label: t('section.flows'), href: '/flows' }, { label: t('templates.title') }]}
    >
      <div className="mx-auto flex w-full max-w-[1200px] flex-col gap-4 p-4 md:p-6">
        <PageHeader
          title={t('templates.title')}
          description={
            total === undefined ? ' ' : total === 1 ? t('templates.count_one') : t('templates.count', { count: total })
          }
        />
        <div className="flex flex-wrap gap-2">
          <SearchField label={t('templates.search')} value={search} onValueChange={setSearch} />
          <Select
            aria-label={t('templates.scope')}
            className="w-36"
            value={scope ?? 'all'}
            options={[
              { value: 'all', label: t('templates.scope_all') },
              ...scopes.map((name) => ({ value: name, label: t(`templates.scope_${name}`) })),
            ]}
            onValueChange={(value) => setScope(value === 'all' ? '' : value)}
          />
        </div>
        {list.isPending ? (
          <div className={grid} aria-hidden>
            {[1, 2, 3, 4, 5, 6].map((key) => (
              <Skeleton key={key} className="h-[270px] rounded-lg" />
            ))}
          </div>
        ) : list.isError ? (
          <ErrorState
            title={t('templates.failed')}
            description={errorText(list.error).title}
            onRetry={() => void list.refetch()}
            retrying={list.isRefetching}
          />
        ) : rows.length > 0 ? (
          <>
            <ul aria-label={t('templates.title')} className={grid}>
              {rows.map((template) => (
                <TemplateCard
                  key={template.id}
                  template={template}
                  menu={menuOf(template)}
                  busy={actions.busy}
                  onUse={() => void use(template)}
                />
              ))}
            </ul>
            {list.hasNextPage && (
              <Button className="self-center" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                {t('templates.more')}
              </Button>
            )}
          </>
        ) : search === '' ? (
          <EmptyState
            icon={LayoutTemplate}
            title={t('templates.empty_title')}
            description={t('templates.empty_text')}
            action={scope && <Button onClick={() => setScope('')}>{t('templates.clear')}</Button>}
          />
        ) : (
          <EmptyState
            icon={LayoutTemplate}
            title={t('templates.none_title')}
            description={t('templates.none_text')}
            action={<Button onClick={() => setSearch('')}>{t('templates.clear')}</Button>}
          />
        )}
      </div>
      {editing && <EditTemplateDialog template={editing} onClose={() => setEditing(undefined)} />}
      <ConfirmDialog
        open={deleting !== undefined}
        onOpenChange={(open) => !open && setDeleting(undefined)}
        title={t('templates.delete_title', { name: deleting?.name ?? '' })}
        description={t('templates.delete_text')}
        action={t('templates.delete')}
        onConfirm={() => deleting && void confirmDelete(deleting)}
      />
    </ConsoleFrame>
  )
}
