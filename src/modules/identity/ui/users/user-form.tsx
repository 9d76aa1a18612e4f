'use client'

import { useState } from 'react'
import { api } from '@/client/console/api'
import { errorWords, fieldErrors } from '@/client/console/error-text'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'
import { toastDone } from '@/ui/toast'
import type { User } from './users-screen'

const fields = [
  { key: 'username', label: t('users.username'), max: 64 },
  { key: 'nickname', label: t('users.nickname'), max: 80 },
  { key: 'email', label: t('users.email'), max: 254 },
  { key: 'mobile', label: t('users.mobile'), max: 32 },
] as const

/** Name and how somebody is reached. */
export function UserForm({ user }: { user: User }) {
  const utils = api.useUtils()
  const patch = api.identity.patch_user.useMutation()
  const before = { username: user.username, nickname: user.nickname ?? '', email: user.email, mobile: user.mobile }
  const [draft, setDraft] = useState(before)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const changed = fields.some(({ key }) => draft[key] !== before[key])

  async function save() {
    try {
      const saved = await patch.mutateAsync({ user_id: user.id, ...draft })
      setDraft({ username: saved.username, nickname: saved.nickname ?? '', email: saved.email, mobile: saved.mobile })
      setErrors({})
      await utils.identity.read_all_users.invalidate()
      toastDone(t('users.saved'))
    } catch (error) {
      const found = fieldErrors(error)
      setErrors(fields.some(({ key }) => found[key]) ? found : { username: errorWords(error) })
    }
  }

  return (
    <form
      className="flex flex-col gap-3"
      aria-label={t('users.details')}
      onSubmit={(event) => {
        event.preventDefault()
        if (changed && !patch.isPending) void save()
      }}
    >
      {fields.map(({ key, label, max }) => (
        <Field key={key} label={label} error={errors[key]} required={key === 'username'}>
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              maxLength={max}
              value={draft[key]}
              onChange={(event) => setDraft({ ...draft, [key]: event.target.value })}
            />
          )}
        </Field>
      ))}
      <Button
        type="submit"
        variant="primary"
        className="self-start"
        disabled={!changed || draft.username.trim() === ''}
        busy={patch.isPending}
      >
        {t('action.save')}
      </Button>
    </form>
  )
}
