'use client'

import { useState } from 'react'
import { api } from '@/client/console/api'
import { errorText } from '@/client/console/error-text'
import { modelProviders } from '@/components/language-model/providers'
import { t } from '@/lib/messages/t'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { SecretInput } from '@/ui/secret-input'
import { toastDone, toastError } from '@/ui/toast'
import type { VariableRow } from './variable-dialog'

/** One key per provider, kept as the variable that model nodes use when they name none. */
export function ModelProvidersSettings() {
  const variables = api.models.list_variables.useQuery({})
  return (
    <section className="flex flex-col gap-4">
      <p className="text-ink-2 text-sm">{t('providers.intro')}</p>
      <ul className="divide-y rounded-lg border bg-surface">
        {modelProviders.map(({ id, display_name, key_variable }) =>
          key_variable ? (
            <Provider
              key={id}
              name={display_name}
              variable={key_variable}
              stored={variables.data?.find((row) => row.name === key_variable)}
            />
          ) : null,
        )}
      </ul>
    </section>
  )
}

interface ProviderProps {
  name: string
  variable: string
  stored: VariableRow | undefined
}

function Provider({ name, variable, stored }: ProviderProps) {
  const utils = api.useUtils()
  const create = api.models.create_variable.useMutation()
  const update = api.models.update_variable.useMutation()
  const remove = api.models.delete_variable.useMutation()
  const [key, setKey] = useState<string>()
  const busy = create.isPending || update.isPending || remove.isPending

  async function attempt(work: () => Promise<unknown>) {
    try {
      await work()
      await utils.models.list_variables.invalidate()
      setKey(undefined)
      toastDone(t('settings.saved'))
    } catch (error) {
      toastError(t('settings.not_saved'), errorText(error).title)
    }
  }

  const save = (value: string) =>
    attempt(() =>
      stored
        ? update.mutateAsync({ variable_id: stored.id, value })
        : create.mutateAsync({ name: variable, type: 'Credential', value }),
    )

  return (
    <li className="flex flex-col gap-2 px-4 py-3">
      <div className="flex items-center gap-2">
        <h3 className="font-medium text-sm">{name}</h3>
        <Badge tone={stored ? 'good' : 'neutral'}>{t(stored ? 'providers.set' : 'providers.unset')}</Badge>
      </div>
      <Field label={t('providers.key')} help={t('providers.variable', { name: variable })}>
        {(control) => <SecretInput {...control} stored={stored !== undefined} value={key} onValueChange={setKey} />}
      </Field>
      {(key || stored) && (
        <div className="flex gap-2">
          {key && (
            <Button variant="primary" size="sm" busy={busy} onClick={() => void save(key)}>
              {t('action.save')}
            </Button>
          )}
          {stored && !key && (
            <Button
              variant="ghost"
              size="sm"
              busy={busy}
              onClick={() => void attempt(() => remove.mutateAsync({ variable_id: stored.id }))}
            >
              {t('providers.remove')}
            </Button>
          )}
        </div>
      )}
    </li>
  )
}
