'use client'

import { t } from '@/lib/messages/t'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'
import { Select } from '@/ui/select'
import { Switch } from '@/ui/switch'
import { asText } from '../../../model/record'
import { textOf } from '../parts/records'
import { ValuePicker } from '../parts/value-picker'
import type { StepFormProps } from '../step-form'

const MAX_AT_ONCE = 100

/** The list, what each turn gives, and how turns are made. */
export function IterationForm({ settings, set, sources, inside, disabled }: StepFormProps) {
  return (
    <>
      <Field label={t('iteration.input')} help={t('iteration.input_help')} required>
        {(control) => (
          <ValuePicker
            {...control}
            value={settings.iterator_selector}
            sources={sources}
            disabled={disabled}
            onChange={(selector, type) => {
              set('iterator_selector', selector)
              if (type.startsWith('array')) set('iterator_input_type', type)
            }}
          />
        )}
      </Field>
      <Field
        label={t('iteration.output')}
        help={inside.length > 0 ? t('iteration.output_help') : t('iteration.empty')}
        required
      >
        {(control) => (
          <ValuePicker
            {...control}
            value={settings.output_selector}
            sources={inside}
            disabled={disabled}
            onChange={(selector, type) => {
              set('output_selector', selector)
              set('output_type', type === 'any' ? 'array[object]' : `array[${type}]`)
            }}
          />
        )}
      </Field>
      <Field label={t('iteration.parallel')} help={t('iteration.parallel_help')}>
        {(control) => (
          <Switch
            {...control}
            checked={settings.is_parallel === true}
            disabled={disabled}
            onCheckedChange={(next) => set('is_parallel', next)}
          />
        )}
      </Field>
      {settings.is_parallel === true && (
        <Field label={t('iteration.at_once')}>
          {(control) => (
            <Input
              {...control}
              inputMode="numeric"
              value={textOf(settings.parallel_nums ?? 10)}
              disabled={disabled}
              onChange={(event) => {
                const count = Number(event.target.value)
                if (Number.isInteger(count) && count >= 1 && count <= MAX_AT_ONCE) set('parallel_nums', count)
              }}
              className="tabular"
            />
          )}
        </Field>
      )}
      <Field label={t('iteration.on_error')}>
        {(control) => (
          <Select
            {...control}
            value={asText(settings.error_handle_mode) ?? 'terminated'}
            disabled={disabled}
            onValueChange={(mode) => set('error_handle_mode', mode)}
            options={[
              { value: 'terminated', label: t('iteration.stop') },
              { value: 'continue-on-error', label: t('iteration.go_on') },
              { value: 'remove-abnormal-output', label: t('iteration.leave_out') },
            ]}
          />
        )}
      </Field>
      <Field label={t('iteration.flatten')} help={t('iteration.flatten_help')}>
        {(control) => (
          <Switch
            {...control}
            checked={settings.flatten_output !== false}
            disabled={disabled}
            onCheckedChange={(next) => set('flatten_output', next)}
          />
        )}
      </Field>
    </>
  )
}
