'use client'

import { useState } from 'react'
import { api, type Outputs } from '@/client/console/api'
import { errorWords, fieldErrors } from '@/client/console/error-text'
import { t } from '@/lib/messages/t'
import { Field } from '@/ui/field'
import { FormDialog } from '@/ui/form-dialog'
import { TextField } from '@/ui/text-field'
import { Textarea } from '@/ui/textarea'

interface ConfigDialogProps {
  /** Undefined makes a new one. */
  config: Outputs['settings']['read_configs'][number] | undefined
  onClose: () => void
}

/** A config of the operator's own. */
export function ConfigDialog({ config, onClose }: ConfigDialogProps) {
  const utils = api.useUtils()
  const add = api.settings.add_config.useMutation()
  const patch = api.settings.patch_config.useMutation()
  const before = {
    config_key: config?.config_key ?? '',
    config_name: config?.config_name ?? '',
    config_value: config?.config_value ?? '',
    note: config?.note ?? '',
  }
  const [typed, setTyped] = useState(before)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const changed = JSON.stringify(typed) !== JSON.stringify(before)

  async function save() {
    const note = typed.note === '' ? null : typed.note
    try {
      if (config) {
        const { config_key: _key, ...rest } = typed
        await patch.mutateAsync({ config_id: config.id, ...rest, note })
      } else await add.mutateAsync({ ...typed, note })
      await utils.settings.read_configs.invalidate()
      onClose()
    } catch (error) {
      const fields = fieldErrors(error)
      setErrors(Object.keys(fields).length > 0 ? fields : { config_key: errorWords(error) })
    }
  }
  const change = (more: Partial<typeof typed>) => setTyped({ ...typed, ...more })

  return (
    <FormDialog
      title={config ? t('configs.edit', { key: config.config_key }) : t('configs.new')}
      action={config ? t('action.save') : t('configs.add')}
      ready={changed && typed.config_key.trim() !== '' && typed.config_name.trim() !== ''}
      busy={add.isPending || patch.isPending}
      onSubmit={save}
      onClose={onClose}
    >
      <TextField
        label={t('configs.key')}
        help={t('configs.key_help')}
        error={errors.config_key}
        required={!config}
        autoFocus={!config}
        autoComplete="off"
        spellCheck={false}
        inputClassName="font-mono"
        maxLength={128}
        disabled={config !== undefined}
        value={typed.config_key}
        onValueChange={(value) => change({ config_key: value })}
      />
      <TextField
        label={t('configs.name')}
        error={errors.config_name}
        required
        maxLength={64}
        value={typed.config_name}
        onValueChange={(value) => change({ config_name: value })}
      />
      <Field label={t('configs.value')} error={errors.config_value}>
        {(control) => (
          <Textarea
            {...control}
            rows={4}
            maxLength={20_000}
            value={typed.config_value}
            onChange={(event) => change({ config_value: event.target.value })}
          />
        )}
      </Field>
      <TextField
        label={t('configs.note')}
        error={errors.note}
        maxLength={2_000}
        value={typed.note}
        onValueChange={(value) => change({ note: value })}
      />
    </FormDialog>
  )
}
