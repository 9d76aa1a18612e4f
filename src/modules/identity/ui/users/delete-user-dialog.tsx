'use client'

import { useState } from 'react'
import { z } from 'zod'
import { api } from '@/client/console/api'
import { errorDetails, errorText } from '@/client/console/error-text'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { ConfirmDialog } from '@/ui/confirm-dialog'
import { Dialog } from '@/ui/dialog'
import { toastError } from '@/ui/toast'
import { userName } from './user-table'
import type { User } from './users-screen'

const Owned = z.object({ owned: z.record(z.string(), z.number()) })

interface DeleteUserDialogProps {
  user: User
  onLock: () => void
  onDeleted: () => void
  onClose: () => void
}

/** Asks, deletes, and says what still belongs to somebody who cannot be deleted. */
export function DeleteUserDialog({ user, onLock, onDeleted, onClose }: DeleteUserDialogProps) {
  const utils = api.useUtils()
  const remove = api.identity.delete_user.useMutation()
  const [owned, setOwned] = useState<Record<string, number>>()
  const name = userName(user)

  async function submit() {
    try {
      await remove.mutateAsync({ user_id: user.id })
      onDeleted()
      await utils.identity.read_all_users.invalidate()
    } catch (error) {
      const left = Owned.safeParse(errorDetails(error))
      if (left.success) return setOwned(left.data.owned)
      const { title, hint } = errorText(error)
      toastError(title, hint)
      onClose()
    }
  }

  if (owned)
    return (
      <Dialog
        open
        onOpenChange={onClose}
        title={t('users.owns_title', { name })}
        description={t('users.owns_text')}
        size="sm"
        footer={
          <>
            <Button onClick={onClose}>{t('action.close')}</Button>
            {!user.is_locked && (
              <Button variant="primary" onClick={onLock}>
                {t('users.lock_instead')}
              </Button>
            )}
          </>
        }
      >
        <ul className="flex flex-col divide-y rounded-md border text-sm">
          {Object.entries(owned).map(([kind, count]) => (
            <li key={kind} className="flex items-center justify-between px-3 py-1.5">
              <span className="first-letter:uppercase">{count === 1 ? kind : `${kind}s`}</span>
              <span className="tabular text-ink-2">{count.toLocaleString()}</span>
            </li>
          ))}
        </ul>
      </Dialog>
    )
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={t('users.delete_title', { name })}
      description={t('users.delete_text')}
      action={t('users.delete')}
      typeToConfirm={user.username}
      busy={remove.isPending}
      onConfirm={() => void submit()}
    />
  )
}
