'use client'

import { outputsOf } from '@/engine/fields-of'
import { t } from '@/lib/messages/t'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'
import { Select } from '@/ui/select'
import { Switch } from '@/ui/switch'
import { outputType } from '../../model/dify/output-type'
import { FAIL_BRANCH } from '../../model/dify/ways'
import { asText } from '../../model/record'
import { LongTextControl } from '../long-text-control'
import { recordOf, recordsOf, textOf } from './parts/records'
import { Section } from './parts/section'
import type { StepFormProps } from './step-form'

const MAX_RETRIES = 10
const MAX_INTERVAL = 60_000

/** What happens when the step fails: tried again, then the run ends, goes on with set values, or another way. */
export function ErrorSection({ definition, settings, set, dropWires, disabled }: StepFormProps) {
  const retry = recordOf(settings.retry_config)
  const retries = (retry.retry_enabled ?? retry.enabled) === true
  const strategy = asText(settings.error_strategy)
  const kind = strategy === 'fail-branch' || strategy === 'default-value' ? strategy : 'none'
  const note = [retries ? t('errors.retries') : '', kind === 'none' ? '' : t(`errors.${kind}`)].filter(Boolean)
  return (
    <Section title={t('errors.title')} note={note.join(' · ') || undefined} open={note.length > 0}>
      <Field label={t('errors.retry')}>
        {(control) => (
          <Switch
            {...control}
            checked={retries}
            disabled={disabled}
            onCheckedChange={(retry_enabled) =>
              set('retry_config', { max_retries: 3, retry_interval: 1_000, ...retry, retry_enabled })
            }
          />
        )}
      </Field>
      {retries && (
        <div className="grid grid-cols-2 gap-2">
          <Whole
            label={t('errors.attempts')}
            value={retry.max_retries ?? 1}
            max={MAX_RETRIES}
            onChange={(max_retries) => set('retry_config', { ...retry, max_retries })}
            disabled={disabled}
          />
          <Whole
            label={t('errors.interval')}
            value={retry.retry_interval ?? 1_000}
            max={MAX_INTERVAL}
            onChange={(retry_interval) => set('retry_config', { ...retry, retry_interval })}
            disabled={disabled}
          />
        </div>
      )}
      <Field label={t('errors.then')}>
        {(control) => (
          <Select
            {...control}
            value={kind}
            disabled={disabled}
            onValueChange={(next) => {
              if (next !== 'fail-branch') dropWires(FAIL_BRANCH)
              set('error_strategy', next === 'none' ? undefined : next)
              if (next === 'default-value' && recordsOf(settings.default_value).length === 0) {
                set('default_value', defaultsFor(definition, settings))
              }
            }}
            options={[
              { value: 'none', label: t('errors.none') },
              { value: 'default-value', label: t('errors.default-value') },
              { value: 'fail-branch', label: t('errors.fail-branch') },
            ]}
          />
        )}
      </Field>
      {kind === 'default-value' &&
        recordsOf(settings.default_value).map((item, index, all) => (
          <Field key={asText(item.key)} label={asText(item.key)} help={asText(item.type)}>
            {(control) => (
              <LongTextControl
                field={{ name: 'value', display_name: asText(item.key) ?? '', type: 'multiline' }}
                control={control}
                value={textOf(item.value)}
                disabled={disabled}
                onChange={(value) => set('default_value', all.with(index, { ...item, value }))}
              />
            )}
          </Field>
        ))}
    </Section>
  )
}

function defaultsFor(definition: StepFormProps['definition'], settings: StepFormProps['settings']) {
  return outputsOf(definition, { ...settings }).map(({ name }) => {
    const type = outputType(definition.type, name, settings)
    return { key: name, type: type === 'any' ? 'string' : type, value: '' }
  })
}

interface WholeProps {
  label: string
  value: unknown
  max: number
  onChange: (value: number) => void
  disabled: boolean
}

function Whole({ label, value, max, onChange, disabled }: WholeProps) {
  return (
    <Field label={label} help={t('inspector.max', { max })}>
      {(control) => (
        <Input
          {...control}
          inputMode="numeric"
          value={textOf(value)}
          disabled={disabled}
          onChange={(event) => {
            const next = Number(event.target.value)
            if (Number.isInteger(next) && next >= 0 && next <= max) onChange(next)
          }}
          className="tabular"
        />
      )}
    </Field>
  )
}
