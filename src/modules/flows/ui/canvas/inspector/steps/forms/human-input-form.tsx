'use client'

import { t } from '@/lib/messages/t'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'
import { Select } from '@/ui/select'
import { asText, asTexts, type StoredRecord } from '../../../model/record'
import { recordOf, recordsOf, textOf } from '../parts/records'
import { Rows } from '../parts/rows'
import { SwitchRow } from '../parts/switch-row'
import { ValuePicker } from '../parts/value-picker'
import { ValueText } from '../parts/value-text'
import type { StepFormProps } from '../step-form'

const fieldTypes = ['text-input', 'paragraph', 'number', 'select', 'checkbox'] as const
const styles = ['primary', 'default', 'accent', 'ghost'] as const
const units = ['minute', 'hour', 'day'] as const

/** The form that a person fills in: words, fields, buttons, and how long it waits. */
export function HumanInputForm({ settings, set, dropWires, sources, disabled }: StepFormProps) {
  const fields = recordsOf(settings.inputs)
  const actions = recordsOf(settings.user_actions)
  const special = Object.fromEntries(
    fields.map((item) => [`$output.${textOf(item.output_variable_name)}`, textOf(item.output_variable_name)]),
  )
  return (
    <>
      <Field label={t('human.content')} help={t('human.content_help')}>
        {(control) => (
          <ValueText
            control={control}
            label={t('human.content')}
            special={special}
            value={asText(settings.form_content) ?? ''}
            onChange={(content) => set('form_content', content)}
            sources={sources}
            disabled={disabled}
          />
        )}
      </Field>
      <Field label={t('human.fields')}>
        {() => (
          <Rows
            boxed
            sortable
            items={fields}
            onChange={(next) => set('inputs', next)}
            make={() => ({
              type: 'text-input',
              output_variable_name: `answer_${fields.length + 1}`,
              label: '',
              required: false,
              default: { type: 'constant', selector: [], value: '' },
            })}
            addLabel={t('human.add_field')}
            nameOf={(item, index) => asText(item.output_variable_name) || String(index + 1)}
            disabled={disabled}
          >
            {(item, change) => <FieldForm item={item} change={change} sources={sources} disabled={disabled} />}
          </Rows>
        )}
      </Field>
      <Field label={t('human.actions')} help={t('human.actions_help')}>
        {() => (
          <Rows
            sortable
            items={actions}
            onChange={(next) => set('user_actions', next)}
            make={() => ({ id: freeId(actions), title: '', button_style: 'default' })}
            addLabel={t('human.add_action')}
            nameOf={(item, index) => asText(item.title) || String(index + 1)}
            onRemove={(item) => dropWires(String(item.id))}
            least={1}
            disabled={disabled}
          >
            {(item, change, index) => (
              <div className="flex gap-1.5">
                <Input
                  aria-label={t('human.action_title', { index: index + 1 })}
                  placeholder={t('human.action_title', { index: index + 1 })}
                  value={asText(item.title) ?? ''}
                  disabled={disabled}
                  onChange={(event) => change({ ...item, title: event.target.value })}
                  className="min-w-0 flex-1"
                />
                <Select
                  aria-label={t('human.action_style')}
                  className="w-28 shrink-0"
                  value={styles.find((style) => style === item.button_style) ?? 'default'}
                  disabled={disabled}
                  onValueChange={(button_style) => change({ ...item, button_style })}
                  options={styles.map((value) => ({ value, label: t(`human.style.${value}`) }))}
                />
              </div>
            )}
          </Rows>
        )}
      </Field>
      <div className="grid grid-cols-2 gap-2">
        <Field label={t('human.timeout')} help={t('human.timeout_help')}>
          {(control) => (
            <Input
              {...control}
              inputMode="numeric"
              value={textOf(settings.timeout ?? 3)}
              disabled={disabled}
              onChange={(event) => {
                const count = Number(event.target.value)
                if (Number.isInteger(count) && count > 0) set('timeout', count)
              }}
              className="tabular"
            />
          )}
        </Field>
        <Field label={t('human.unit')}>
          {(control) => (
            <Select
              {...control}
              value={asText(settings.timeout_unit) ?? 'day'}
              disabled={disabled}
              onValueChange={(unit) => set('timeout_unit', unit)}
              options={units.map((value) => ({ value, label: t(`human.unit.${value}`) }))}
            />
          )}
        </Field>
      </div>
    </>
  )
}

interface FieldFormProps extends Pick<StepFormProps, 'sources' | 'disabled'> {
  item: StoredRecord
  change: (item: StoredRecord) => void
}

function FieldForm({ item, change, sources, disabled }: FieldFormProps) {
  const preset = recordOf(item.default)
  const fromValue = preset.type === 'variable'
  const type = asText(item.type) ?? 'text-input'
  const known: readonly string[] = fieldTypes
  return (
    <>
      <div className="flex gap-1.5">
        <Input
          aria-label={t('steps.name')}
          placeholder={t('steps.name')}
          value={asText(item.output_variable_name) ?? ''}
          disabled={disabled}
          onChange={(event) => change({ ...item, output_variable_name: event.target.value.replaceAll(/\W/g, '_') })}
          className="min-w-0 flex-1 font-mono text-xs"
        />
        <Select
          aria-label={t('start.type')}
          className="w-32 shrink-0"
          value={type}
          disabled={disabled}
          onValueChange={(next) => change({ ...item, type: next })}
          options={(known.includes(type) ? fieldTypes : [type, ...fieldTypes]).map((value) => ({
            value,
            label: known.includes(value) ? typeLabel(value) : value,
          }))}
        />
      </div>
      <Input
        aria-label={t('start.label')}
        placeholder={t('start.label')}
        value={asText(item.label) ?? ''}
        disabled={disabled}
        onChange={(event) => change({ ...item, label: event.target.value })}
      />
      {type === 'select' && (
        <Input
          aria-label={t('extractor.options')}
          placeholder={t('extractor.options')}
          value={asTexts(item.options).join(', ')}
          disabled={disabled}
          onChange={(event) => change({ ...item, options: event.target.value.split(/,\s*/) })}
        />
      )}
      <div className="flex gap-1.5">
        <Select
          aria-label={t('human.preset')}
          className="w-28 shrink-0"
          value={fromValue ? 'variable' : 'constant'}
          disabled={disabled}
          onValueChange={(next) => change({ ...item, default: { ...preset, type: next } })}
          options={[
            { value: 'constant', label: t('loop.constant') },
            { value: 'variable', label: t('loop.value') },
          ]}
        />
        {fromValue ? (
          <ValuePicker
            label={t('human.preset')}
            value={preset.selector}
            sources={sources}
            disabled={disabled}
            onChange={(selector) => change({ ...item, default: { ...preset, type: 'variable', selector } })}
            className="flex-1"
          />
        ) : (
          <Input
            aria-label={t('human.preset')}
            placeholder={t('human.preset')}
            value={textOf(preset.value)}
            disabled={disabled}
            onChange={(event) =>
              change({ ...item, default: { selector: [], ...preset, type: 'constant', value: event.target.value } })
            }
            className="min-w-0 flex-1"
          />
        )}
      </div>
      <SwitchRow
        label={t('start.required')}
        checked={item.required === true}
        onChange={(required) => change({ ...item, required })}
        disabled={disabled}
      />
    </>
  )
}

function typeLabel(type: string): string {
  const found = fieldTypes.find((known) => known === type)
  return found ? t(`start.type.${found}`) : type
}

function freeId(actions: readonly StoredRecord[]): string {
  let number = actions.length + 1
  while (actions.some(({ id }) => id === `action_${number}`)) number += 1
  return `action_${number}`
}
