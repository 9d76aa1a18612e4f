'use client'

import { useState } from 'react'
import { api } from '@/client/console/api'
import { each } from '@/client/console/each'
import { useAttempt } from '@/client/console/use-attempt'
import { t } from '@/lib/messages/t'
import { FormDialog } from '@/ui/form-dialog'
import { TextField } from '@/ui/text-field'
import { toastDone } from '@/ui/toast'
import { roleIdOf } from './role-id-of'
import type { Role } from './roles-screen'

interface NewRoleDialogProps {
  /** The role whose privileges the new one gets. */
  from: Role | undefined
  taken: readonly string[]
  onCreated: (role_id: string) => void
  onClose: () => void
}

export function NewRoleDialog({ from, taken, onCreated, onClose }: NewRoleDialogProps) {
  const utils = api.useUtils()
  const add = api.access.add_role.useMutation()
  const addPriv = api.access.add_role_priv_item.useMutation()
  const [name, setName] = useState('')
  const [typedId, setId] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const { busy, attempt } = useAttempt(setProblem)
  const role_id = typedId ?? roleIdOf(name, taken)

  async function submit() {
    const made = await attempt(async () => {
      const held = from ? await utils.access.read_role_privs.fetch({ role_id: from.role_id }) : []
      await add.mutateAsync({ role_id, role_name: name.trim() })
      const { done } = await each(held, ({ module_id, priv_id }) =>
        addPriv.mutateAsync({ role_id, module_id, priv_id }),
      )
      await utils.access.read_roles.invalidate()
      return { count: done, less: held.length - done }
    })
    if (!made) return
    const { count, less } = made
    if (from) toastDone(less > 0 ? t('roles.duplicated_less', { count, less }) : t('roles.duplicated', { count }))
    onCreated(role_id)
    onClose()
  }

  return (
    <FormDialog
      title={from ? t('roles.duplicate_title', { name: from.role_name }) : t('roles.new')}
      description={from && t('roles.duplicate_text')}
      size="sm"
      action={t('roles.create')}
      ready={name.trim() !== '' && role_id !== ''}
      busy={busy}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={t('roles.name')}
        error={problem}
        required
        autoFocus
        autoComplete="off"
        maxLength={64}
        value={name}
        onValueChange={setName}
      />
      <TextField
        label={t('roles.id')}
        help={t('roles.id_help')}
        required
        autoComplete="off"
        maxLength={32}
        inputClassName="font-mono"
        value={role_id}
        onValueChange={setId}
      />
    </FormDialog>
  )
}
