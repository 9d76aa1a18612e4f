'use client'

import { useState } from 'react'
import { api } from '@/client/console/api'
import { errorWords, fieldErrors } from '@/client/console/error-text'
import { t } from '@/lib/messages/t'
import { Field } from '@/ui/field'
import { FormDialog } from '@/ui/form-dialog'
import { SecretInput } from '@/ui/secret-input'
import { TextField } from '@/ui/text-field'

interface NewUserDialogProps {
  onCreated: (id: number) => void
  onClose: () => void
}

/** An account with a password that an owner of the installation chooses. */
export function NewUserDialog({ onCreated, onClose }: NewUserDialogProps) {
  const utils = api.useUtils()
  const add = api.identity.add_user.useMutation()
  const [username, setUsername] = useState('')
  const [nickname, setNickname] = useState('')
  const [password, setPassword] = useState<string>()
  const [errors, setErrors] = useState<Record<string, string>>({})

  async function submit() {
    try {
      const { id } = await add.mutateAsync({
        username: username.trim(),
        nickname: nickname.trim() || null,
        password: password ?? '',
      })
      await utils.identity.read_all_users.invalidate()
      onCreated(id)
    } catch (error) {
      const fields = fieldErrors(error)
      setErrors(fields.username || fields.password ? fields : { username: errorWords(error) })
    }
  }

  return (
    <FormDialog
      title={t('users.new')}
      description={t('users.new_text')}
      size="sm"
      action={t('users.create')}
      ready={username.trim() !== '' && (password ?? '') !== ''}
      busy={add.isPending}
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
      <Field label={t('users.password')} help={t('setup.password_help')} error={errors.password} required>
        {(control) => <SecretInput {...control} stored={false} value={password} onValueChange={setPassword} />}
      </Field>
    </FormDialog>
  )
}
