'use client'

import { KeyRound, Plus } from 'lucide-react'
import { useState } from 'react'
import { api } from '@/client/console/api'
import { errorText } from '@/client/console/error-text'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { ConfirmDialog } from '@/ui/confirm-dialog'
import { EmptyState } from '@/ui/empty-state'
import { ErrorState } from '@/ui/error-state'
import { RelativeTime } from '@/ui/relative-time'
import { Skeleton } from '@/ui/skeleton'
import { toastError } from '@/ui/toast'
import { NewApiKeyDialog } from './new-api-key-dialog'

/** Keys for programs: made, listed by their first characters, revoked. */
export function ApiKeysSettings() {
  const utils = api.useUtils()
  const keys = api.identity.list_api_keys.useQuery({})
  const remove = api.identity.delete_api_key.useMutation()
  const [creating, setCreating] = useState(false)
  const [revoking, setRevoking] = useState<{ id: string; name: string }>()

  async function revoke() {
    if (!revoking) return
    try {
      await remove.mutateAsync({ api_key_id: revoking.id })
      await utils.identity.list_api_keys.invalidate()
      setRevoking(undefined)
    } catch (error) {
      toastError(t('settings.not_saved'), errorText(error).title)
    }
  }

  const create = (
    <Button variant="primary" onClick={() => setCreating(true)}>
      <Plus aria-hidden />
      {t('keys.new')}
    </Button>
  )
  return (
    <section className="flex flex-col gap-4">
      <div className="flex items-start justify-between gap-4">
        <p className="text-ink-2 text-sm">{t('keys.intro')}</p>
        {keys.data && keys.data.total_count > 0 && create}
      </div>
      {keys.isPending ? (
        <Skeleton className="h-40 rounded-lg" />
      ) : keys.isError ? (
        <ErrorState
          title={t('keys.failed')}
          description={errorText(keys.error).title}
          onRetry={() => void keys.refetch()}
        />
      ) : keys.data.api_keys.length === 0 ? (
        <EmptyState
          className="rounded-lg border"
          icon={KeyRound}
          title={t('keys.empty_title')}
          description={t('keys.empty_text')}
          action={create}
        />
      ) : (
        <ul className="divide-y rounded-lg border bg-surface">
          {keys.data.api_keys.map((key) => (
            <li key={key.id} className="flex items-center gap-4 px-4 py-2.5">
              <div className="min-w-0 flex-1">
                <p className="truncate font-medium text-sm" title={key.name ?? ''}>
                  {key.name}
                </p>
                <p className="truncate font-mono text-ink-3 text-xs">{key.api_key}</p>
              </div>
              <p className="text-right text-ink-3 text-xs max-sm:hidden">
                {t('keys.used')}: {key.last_used_at ? <RelativeTime at={key.last_used_at} /> : t('keys.never')}
                <br />
                {t('keys.created')}: <RelativeTime at={key.created_at} />
              </p>
              <Button size="sm" onClick={() => setRevoking({ id: key.id, name: key.name ?? '' })}>
                {t('keys.revoke')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <NewApiKeyDialog open={creating} onOpenChange={setCreating} />
      {revoking && (
        <ConfirmDialog
          open
          onOpenChange={() => setRevoking(undefined)}
          title={t('keys.revoke_title', { name: revoking.name })}
          description={t('keys.revoke_text')}
          action={t('keys.revoke')}
          busy={remove.isPending}
          onConfirm={() => void revoke()}
        />
      )}
    </section>
  )
}
