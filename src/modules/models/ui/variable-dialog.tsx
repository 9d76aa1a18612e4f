'use client'

import { useState } from 'react'
import { api, type Outputs } from '@/client/console/api'
import { errorWords, fieldErrors } from '@/client/console/error-text'
import { useWhere } from '@/client/console/use-can'
import { t } from '@/lib/messages/t'
import { BusinessSelect } from '@/modules/tenancy/ui/businesses/business-select'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'
import { SecretInput } from '@/ui/secret-input'
import { SegmentedControl } from '@/ui/segmented-control'
import { Textarea } from '@/ui/textarea'
import { toastError } from '@/ui/toast'

export type VariableRow = Outputs['models']['list_variables'][number]

interface VariableDialogProps {
  /** Undefined makes a new one. */
  variable: VariableRow | undefined
  onClose: () => void
}

/** Creates a variable, or changes one; a stored secret is only ever replaced. */
export function VariableDialog({ variable, onClose }: VariableDialogProps) {
  const utils = api.useUtils()
  const create = api.models.create_variable.useMutation()
  const update = api.models.update_variable.useMutation()
  const [name, setName] = useState(variable?.name ?? '')
  const [type, setType] = useState(variable?.type ?? 'Credential')
  const [value, setValue] = useState<string | undefined>(variable ? (variable.value ?? undefined) : '')
  const where = useWhere('variable:create')
  const [business_id, setBusiness] = useState(variable?.business_id ?? 0)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const busy = create.isPending || update.isPending
  const changed =
    !variable ||
    name !== variable.name ||
    business_id !== variable.business_id ||
    (value !== undefined && value !== variable.value)
  // Who makes variables in single businesses only has to say in which.
  const placed = variable !== undefined || where.everywhere || business_id !== 0
  const ready = name.trim() !== '' && changed && placed && (variable !== undefined || Boolean(value))

  async function submit() {
    try {
      if (variable) {
        const saved = await update.mutateAsync({
          variable_id: variable.id,
          name: name.trim(),
          value: value ?? null,
          business_id,
        })
        if (saved.dropped_secrets)
          toastError(t('variables.dropped', { names: saved.dropped_secrets.join(', ') }), t('variables.dropped_hint'))
      } else await create.mutateAsync({ name: name.trim(), type, value: value ?? '', business_id })
      await utils.models.list_variables.invalidate()
      onClose()
    } catch (error) {
      const fields = fieldErrors(error)
      setErrors(fields.name || fields.value ? fields : { name: errorWords(error) })
    }
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={variable ? t('variables.edit', { name: variable.name }) : t('variables.new')}
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button variant="primary" disabled={!ready} busy={busy} onClick={() => void submit()}>
            {variable ? t('action.save') : t('variables.create')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Field label={t('variables.name')} error={errors.name} required>
          {(control) => (
            <Input
              {...control}
              autoFocus
              autoComplete="off"
              spellCheck={false}
              className="font-mono"
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        {!variable && (
          <Field label={t('variables.type')}>
            {() => (
              <SegmentedControl
                label={t('variables.type')}
                className="self-start"
                value={type}
                onValueChange={setType}
                options={[
                  { value: 'Credential', label: t('variables.credential') },
                  { value: 'Generic', label: t('variables.generic') },
                ]}
              />
            )}
          </Field>
        )}
        <Field label={t('variables.value')} error={errors.value} required={!variable}>
          {(control) =>
            type === 'Credential' ? (
              <SecretInput {...control} stored={variable !== undefined} value={value} onValueChange={setValue} />
            ) : (
              <Textarea {...control} rows={3} value={value ?? ''} onChange={(event) => setValue(event.target.value)} />
            )
          }
        </Field>
        <Field label={t('share.business_label')} help={t('variables.business_help')} required={!where.everywhere}>
          {(control) => (
            <BusinessSelect
              {...control}
              value={business_id}
              onValueChange={setBusiness}
              optional={where.everywhere || variable?.business_id === 0}
              {...(where.everywhere ? {} : { only: where.businesses })}
            />
          )}
        </Field>
      </div>
    </Dialog>
  )
}
