'use client'

import { findModelProvider, modelProviders } from '@/components/language-model/providers'
import { t } from '@/lib/messages/t'
import { Combobox } from '@/ui/combobox'
import { Field } from '@/ui/field'
import { asText, type StoredRecord } from '../../../model/record'
import { NumberControl } from '../../number-control'
import { recordOf } from './records'
import { Section } from './section'

interface ModelPickerProps {
  value: unknown
  onChange: (model: StoredRecord) => void
  /** The key under which the model's name stands: agents call it `model`. */
  nameKey?: 'name' | 'model'
  disabled: boolean
}

const parameters = [
  { name: 'temperature', display_name: t('model.temperature'), type: 'number', min: 0, max: 2 },
  { name: 'top_p', display_name: t('model.top_p'), type: 'number', min: 0, max: 1 },
  { name: 'max_tokens', display_name: t('model.max_tokens'), type: 'integer', min: 1 },
  { name: 'presence_penalty', display_name: t('model.presence_penalty'), type: 'number', min: -2, max: 2 },
  { name: 'frequency_penalty', display_name: t('model.frequency_penalty'), type: 'number', min: -2, max: 2 },
  { name: 'seed', display_name: t('model.seed'), type: 'integer' },
] as const

/** Provider, name and parameters of a model. What else its file says of it stays. */
export function ModelPicker({ value, onChange, nameKey = 'name', disabled }: ModelPickerProps) {
  const model = recordOf(value)
  const params = recordOf(model.completion_params)
  const provider = asText(model.provider) ?? ''
  const own = provider.split('/').at(-1) ?? ''
  const known = findModelProvider(own)
  const set = Object.keys(params).filter((key) => params[key] !== undefined && params[key] !== null)
  return (
    <div className="flex flex-col gap-3">
      <div className="grid grid-cols-2 gap-2">
        <Field label={t('model.provider')}>
          {(control) => (
            <Combobox
              {...control}
              allowOther
              disabled={disabled}
              // The name with its plugin stays as it is until another is chosen.
              value={known ? known.id : provider}
              options={modelProviders.map(({ id, display_name }) => ({ value: id, label: display_name }))}
              onValueChange={(next) => onChange({ ...model, provider: next, [nameKey]: firstModel(next) })}
            />
          )}
        </Field>
        <Field label={t('model.name')}>
          {(control) => (
            <Combobox
              {...control}
              allowOther
              disabled={disabled}
              value={asText(model[nameKey]) ?? ''}
              options={(known?.models ?? []).map((name) => ({ value: name }))}
              onValueChange={(name) => onChange({ ...model, [nameKey]: name })}
            />
          )}
        </Field>
      </div>
      <Section title={t('model.parameters')} note={set.length > 0 ? String(set.length) : undefined}>
        <div className="grid grid-cols-2 gap-2">
          {parameters.map((field) => (
            <Field key={field.name} label={field.display_name}>
              {(control) => (
                <NumberControl
                  field={field}
                  control={control}
                  disabled={disabled}
                  value={params[field.name]}
                  onChange={(next) => {
                    const { [field.name]: _before, ...others } = params
                    const completion_params = next === '' ? others : { ...others, [field.name]: next }
                    onChange({ ...model, completion_params })
                  }}
                />
              )}
            </Field>
          ))}
        </div>
      </Section>
    </div>
  )
}

const firstModel = (provider: string): string => findModelProvider(provider)?.models[0] ?? ''
