'use client'

import { Plus, Variable } from 'lucide-react'
import { useState } from 'react'
import { api } from '@/client/console/api'
import { errorText } from '@/client/console/error-text'
import { useCan } from '@/client/console/use-can'
import { t } from '@/lib/messages/t'
import { useBusinessNames } from '@/modules/tenancy/ui/businesses/business-names'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { ConfirmDialog } from '@/ui/confirm-dialog'
import { EmptyState } from '@/ui/empty-state'
import { ErrorState } from '@/ui/error-state'
import { RelativeTime } from '@/ui/relative-time'
import { Skeleton } from '@/ui/skeleton'
import { toastError } from '@/ui/toast'
import { VariableDialog, type VariableRow } from './variable-dialog'

/** Named values for flows: secrets are write-only. */
export function VariablesSettings() {
  const utils = api.useUtils()
  const variables = api.models.list_variables.useQuery({})
  const remove = api.models.delete_variable.useMutation()
  const can = useCan()
  const businesses = useBusinessNames()
  const [editing, setEditing] = useState<VariableRow | 'new'>()
  const [deleting, setDeleting] = useState<VariableRow>()

  async function confirmDelete() {
    if (!deleting) return
    try {
      await remove.mutateAsync({ variable_id: deleting.id })
      await utils.models.list_variables.invalidate()
      setDeleting(undefined)
    } catch (error) {
      toastError(t('settings.not_saved'), errorText(error).title)
    }
  }

  const create = can('variable:create') ? (
    <Button variant="primary" onClick={() => setEditing('new')}>
      <Plus aria-hidden />
      {t('variables.new')}
    </Button>
  ) : undefined
  return (
    <section className="flex flex-col gap-4">
      <div className="flex items-start justify-between gap-4">
        <p className="text-ink-2 text-sm">{t('variables.intro')}</p>
        {variables.data && variables.data.length > 0 ? create : null}
      </div>
      {variables.isPending ? (
        <Skeleton className="h-40 rounded-lg" />
      ) : variables.isError ? (
        <ErrorState
          title={t('variables.failed')}
          description={errorText(variables.error).title}
          onRetry={() => void variables.refetch()}
        />
      ) : variables.data.length === 0 ? (
        <EmptyState
          className="rounded-lg border"
          icon={Variable}
          title={t('variables.empty_title')}
          description={t('variables.empty_text')}
          {...(create ? { action: create } : {})}
        />
      ) : (
        <ul className="divide-y rounded-lg border bg-surface">
          {variables.data.map((variable) => (
            <li key={variable.id} className="flex items-center gap-3 px-4 py-2.5">
              <div className="min-w-0 flex-1">
                <p className="flex items-center gap-2">
                  <span className="truncate font-mono text-sm">{variable.name}</span>
                  <Badge tone={variable.type === 'Credential' ? 'accent' : 'neutral'}>
                    {t(variable.type === 'Credential' ? 'variables.credential' : 'variables.generic')}
                  </Badge>
                  {variable.business_id !== 0 && (
                    <Badge className="min-w-0 truncate" title={businesses.get(variable.business_id)?.path}>
                      {businesses.get(variable.business_id)?.name ?? t('share.badge_business')}
                    </Badge>
                  )}
                </p>
                <p className="truncate text-ink-3 text-xs">
                  {variable.value ?? '••••••••'} · {t('variables.changed')} <RelativeTime at={variable.updated_at} />
                </p>
              </div>
              {can('variable:modify') && (
                <Button size="sm" onClick={() => setEditing(variable)}>
                  {t('action.edit')}
                </Button>
              )}
              {can('variable:delete') && (
                <Button size="sm" variant="ghost" onClick={() => setDeleting(variable)}>
                  {t('action.delete')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {editing && (
        <VariableDialog variable={editing === 'new' ? undefined : editing} onClose={() => setEditing(undefined)} />
      )}
      {deleting && (
        <ConfirmDialog
          open
          onOpenChange={() => setDeleting(undefined)}
          title={t('variables.delete_title', { name: deleting.name })}
          description={t('variables.delete_text')}
          action={t('action.delete')}
          typeToConfirm={deleting.name}
          busy={remove.isPending}
          onConfirm={() => void confirmDelete()}
        />
      )}
    </section>
  )
}
