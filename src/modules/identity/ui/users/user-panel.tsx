'use client'

import { Trash2, X } from 'lucide-react'
import { useState } from 'react'
import { api } from '@/client/console/api'
import { useAttempt } from '@/client/console/use-attempt'
import { t } from '@/lib/messages/t'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { ConfirmDialog } from '@/ui/confirm-dialog'
import { IconButton } from '@/ui/icon-button'
import { toastError } from '@/ui/toast'
import { DeleteUserDialog } from './delete-user-dialog'
import type { PasswordLink } from './link-dialog'
import { UserForm } from './user-form'
import { UserState, userName } from './user-table'
import { UserTenants } from './user-tenants'
import type { User } from './users-screen'

interface UserPanelProps {
  user: User
  onLink: (link: PasswordLink) => void
  onClose: () => void
}

/** An account: what it is called, whether it gets in, where it belongs. */
export function UserPanel({ user, onLink, onClose }: UserPanelProps) {
  const utils = api.useUtils()
  const access = api.access.read_my_access.useQuery({}, { staleTime: 30_000 })
  const patch = api.identity.patch_user.useMutation()
  const reset = api.identity.create_reset_link.useMutation()
  const [asking, setAsking] = useState<'owner' | 'delete'>()
  const { busy, attempt } = useAttempt((words) => toastError(t('access.not_done'), words))
  const own = access.data?.user_id === user.id
  const name = userName(user)
  const change = (what: { is_active: boolean } | { is_locked: boolean } | { is_superuser: boolean }) =>
    attempt(async () => {
      await patch.mutateAsync({ user_id: user.id, ...what })
      await utils.identity.read_all_users.invalidate()
    })
  const link = () =>
    attempt(async () => {
      const made = await reset.mutateAsync({ user_id: user.id })
      onLink({ ...made, name, kind: 'reset' })
    })

  return (
    <section aria-label={name} className="flex h-full min-h-0 flex-col">
      <header className="flex items-start gap-1 border-b px-3 py-2.5">
        <h2 className="flex min-w-0 flex-1 flex-wrap items-center gap-2 font-semibold text-base">
          <span className="min-w-0 break-words">{name}</span>
          <UserState user={user} />
          {user.is_superuser && <Badge tone="accent">{t('users.owner')}</Badge>}
          {own && <Badge>{t('users.you')}</Badge>}
        </h2>
        {!own && <IconButton icon={Trash2} label={t('users.delete')} size="sm" onClick={() => setAsking('delete')} />}
        <IconButton icon={X} label={t('access.close')} size="sm" onClick={onClose} />
      </header>
      <div className="flex min-h-0 flex-1 flex-col gap-5 overflow-y-auto p-3">
        <UserForm user={user} />
        <section className="flex flex-col gap-2">
          <h3 className="font-semibold text-sm">{t('users.standing')}</h3>
          <div className="flex flex-wrap gap-2">
            {!own && (
              <>
                <Button size="sm" disabled={busy} onClick={() => void change({ is_active: !user.is_active })}>
                  {user.is_active ? t('users.deactivate') : t('users.activate')}
                </Button>
                <Button size="sm" disabled={busy} onClick={() => void change({ is_locked: !user.is_locked })}>
                  {user.is_locked ? t('users.unlock') : t('users.lock')}
                </Button>
                <Button size="sm" disabled={busy} onClick={() => setAsking('owner')}>
                  {user.is_superuser ? t('users.unmake_owner') : t('users.make_owner')}
                </Button>
              </>
            )}
            <Button size="sm" disabled={busy} onClick={() => void link()}>
              {t('users.reset')}
            </Button>
          </div>
        </section>
        <UserTenants user_id={user.id} />
      </div>
      <ConfirmDialog
        open={asking === 'owner'}
        onOpenChange={() => setAsking(undefined)}
        title={user.is_superuser ? t('users.unmake_owner_title', { name }) : t('users.make_owner_title', { name })}
        description={user.is_superuser ? t('users.unmake_owner_text') : t('users.make_owner_text')}
        action={user.is_superuser ? t('users.unmake_owner') : t('users.make_owner')}
        busy={busy}
        onConfirm={() => void change({ is_superuser: !user.is_superuser }).then(() => setAsking(undefined))}
      />
      {asking === 'delete' && (
        <DeleteUserDialog
          user={user}
          onLock={() => void change({ is_locked: true }).then(() => setAsking(undefined))}
          onDeleted={onClose}
          onClose={() => setAsking(undefined)}
        />
      )}
    </section>
  )
}
