'use client'

import { useState } from 'react'
import { api } from '@/client/console/api'
import { errorWords, fieldErrors } from '@/client/console/error-text'
import { t } from '@/lib/messages/t'
import type { PasswordLink } from '@/modules/identity/ui/users/link-dialog'
import { Field } from '@/ui/field'
import { FormDialog } from '@/ui/form-dialog'
import { TextField } from '@/ui/text-field'
import { useRoles } from '../use-roles'
import { RoleChecks } from './role-checks'

interface InviteDialogProps {
  onInvited: (link: PasswordLink) => void
  onClose: () => void
}

/** An account for somebody new, who chooses their password by the link that comes of it. */
export function InviteDialog({ onInvited, onClose }: InviteDialogProps) {
  const utils = api.useUtils()
  const { givable } = useRoles()
  const invite = api.access.invite_member.useMutation()
  const [username, setUsername] = useState('')
  const [nickname, setNickname] = useState('')
  const [email, setEmail] = useState('')
  const [role_ids, setRoles] = useState<readonly string[]>([])
  const [errors, setErrors] = useState<Record<string, string>>({})

  async function submit() {
    try {
      const made = await invite.mutateAsync({
        username: username.trim(),
        nickname: nickname.trim() || null,
        email: email.trim(),
        role_ids: [...role_ids],
      })
      await utils.tenancy.list_members.invalidate()
      onInvited({ ...made, name: nickname.trim() || made.username, kind: 'invite' })
    } catch (error) {
      const words = errorWords(error)
      const fields = fieldErrors(error)
      setErrors(
        fields.email
          ? { email: fields.email }
          : fields.username || fields.nickname
            ? { username: words }
            : { all: words },
      )
    }
  }

  return (
    <FormDialog
      title={t('members.invite_title')}
      description={t('members.invite_text')}
      size="sm"
      action={t('members.invite_done')}
      ready={username.trim() !== ''}
      busy={invite.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={t('users.username')}
        help={t('setup.username_help')}
        error={errors.username}
        required
        autoFocus
        autoComplete="off"
        autoCapitalize="none"
        maxLength={64}
        value={username}
        onValueChange={setUsername}
      />
      <TextField
        label={t('users.nickname')}
        autoComplete="off"
        maxLength={80}
        value={nickname}
        onValueChange={setNickname}
      />
      <TextField
        label={t('users.email')}
        error={errors.email}
        type="email"
        autoComplete="off"
        maxLength={254}
        value={email}
        onValueChange={setEmail}
      />
      <Field label={t('members.roles')} help={t('members.roles_help')} error={errors.all}>
        {() => <RoleChecks roles={givable} chosen={role_ids} onChange={setRoles} />}
      </Field>
    </FormDialog>
  )
}
