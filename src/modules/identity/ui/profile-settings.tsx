'use client'

import { useForm } from 'react-hook-form'
import { api } from '@/client/console/api'
import { errorText, fieldErrors } from '@/client/console/error-text'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'
import { Skeleton } from '@/ui/skeleton'
import { toastDone, toastError } from '@/ui/toast'
import { ConnectedAccounts } from './connected-accounts'
import { PasswordSettings } from './password-settings'

/** Who you are, and your password. */
export function ProfileSettings() {
  const user = api.identity.read_current_user.useQuery({})
  if (!user.data) return <Skeleton className="h-64 rounded-lg" />
  const { username, nickname, email } = user.data
  return (
    <div className="flex flex-col gap-10">
      <AboutYou key={user.data.updated_at} username={username} nickname={nickname ?? ''} email={email} />
      <PasswordSettings />
      <ConnectedAccounts />
    </div>
  )
}

interface About {
  nickname: string
  email: string
}

function AboutYou({ username, nickname, email }: About & { username: string }) {
  const form = useForm<About>({ defaultValues: { nickname, email } })
  const { errors, isDirty, isSubmitting } = form.formState
  const utils = api.useUtils()
  const update = api.identity.update_profile.useMutation()

  async function submit(values: About) {
    try {
      const saved = await update.mutateAsync({ nickname: values.nickname.trim() || null, email: values.email.trim() })
      utils.identity.read_current_user.setData({}, saved)
      toastDone(t('settings.saved'))
    } catch (error) {
      const fields = fieldErrors(error)
      if (fields.nickname) form.setError('nickname', { message: fields.nickname })
      if (fields.email) form.setError('email', { message: fields.email })
      if (!fields.nickname && !fields.email) toastError(t('settings.not_saved'), errorText(error).title)
    }
  }

  return (
    <form className="flex flex-col gap-4" onSubmit={(event) => void form.handleSubmit(submit)(event)} noValidate>
      <h2 className="font-semibold text-base">{t('profile.about')}</h2>
      <Field label={t('profile.username')}>
        {(control) => <Input {...control} readOnly disabled value={username} />}
      </Field>
      <Field label={t('profile.nickname')} error={errors.nickname?.message}>
        {(control) => <Input {...control} {...form.register('nickname')} maxLength={80} autoComplete="name" />}
      </Field>
      <Field label={t('profile.email')} error={errors.email?.message}>
        {(control) => <Input {...control} {...form.register('email')} type="email" autoComplete="email" />}
      </Field>
      <div>
        <Button type="submit" variant="primary" disabled={!isDirty} busy={isSubmitting}>
          {t('action.save')}
        </Button>
      </div>
    </form>
  )
}
