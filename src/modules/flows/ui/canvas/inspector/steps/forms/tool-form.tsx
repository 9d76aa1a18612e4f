'use client'

import { isRecord } from '@/lib/is-record'
import { t } from '@/lib/messages/t'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'
import type { SourceGroup } from '../../../model/dify/value-sources'
import { asText, type StoredRecord } from '../../../model/record'
import { ownTools } from '../parts/own-tools'
import { recordOf, textOf } from '../parts/records'
import { Rows } from '../parts/rows'
import { ToolChoice } from '../parts/tool-choice'
import { ValuePicker } from '../parts/value-picker'
import { ValueText } from '../parts/value-text'
import type { StepFormProps } from '../step-form'

/** Which tool is called, and with what. */
export function ToolForm({ settings, set, sources, disabled }: StepFormProps) {
  const name = asText(settings.tool_name) ?? ''
  return (
    <>
      <Field label={t('tool.title')}>
        {() => (
          <ToolChoice
            kind={asText(settings.provider_type) ?? 'builtin'}
            provider={asText(settings.provider_id) ?? ''}
            name={name}
            onChange={(choice) => {
              set('provider_type', choice.kind)
              set('provider_id', choice.provider)
              set('provider_name', choice.provider)
              set('tool_name', choice.name)
              set('tool_label', choice.name)
            }}
            disabled={disabled}
          />
        )}
      </Field>
      <Field label={t('tool.parameters')}>
        {() => (
          <Parameters
            value={settings.tool_parameters}
            offered={ownTools.find((tool) => tool.name === name)?.takes ?? []}
            onChange={(parameters) => set('tool_parameters', parameters)}
            sources={sources}
            disabled={disabled}
          />
        )}
      </Field>
      {Object.keys(recordOf(settings.tool_configurations)).length > 0 && (
        <Field label={t('tool.settings')}>
          {() => (
            <Parameters
              value={settings.tool_configurations}
              offered={[]}
              onChange={(configurations) => set('tool_configurations', configurations)}
              sources={sources}
              disabled={disabled}
            />
          )}
        </Field>
      )}
    </>
  )
}

interface ParametersProps {
  value: unknown
  /** Names that the tool is known to take. */
  offered: readonly string[]
  onChange: (parameters: StoredRecord) => void
  sources: readonly SourceGroup[]
  disabled: boolean
}

function Parameters({ value, offered, onChange, sources, disabled }: ParametersProps) {
  const given = recordOf(value)
  const names = [...new Set([...Object.keys(given), ...offered])]
  const rows = names.map((name) => ({ name, value: given[name] }))
  return (
    <Rows
      items={rows}
      onChange={(next) =>
        onChange(Object.fromEntries(next.filter((row) => row.value !== undefined).map((row) => [row.name, row.value])))
      }
      make={() => ({ name: `parameter_${rows.length + 1}`, value: { type: 'mixed', value: '' } })}
      addLabel={t('tool.add_parameter')}
      nameOf={({ name }) => name}
      disabled={disabled}
    >
      {(row, change) => (
        <div className="flex min-w-0 gap-1.5">
          <Input
            aria-label={t('steps.name')}
            value={row.name}
            disabled={disabled || offered.includes(row.name)}
            onChange={(event) => {
              const name = event.target.value
              if (!names.includes(name)) change({ ...row, name })
            }}
            className="w-[38%] shrink-0 font-mono text-xs"
          />
          {isRecord(row.value) && row.value.type === 'variable' ? (
            <ValuePicker
              label={t('steps.value_of', { name: row.name })}
              value={row.value.value}
              sources={sources}
              disabled={disabled}
              onChange={(selector) => change({ ...row, value: { ...recordOf(row.value), value: selector } })}
              className="flex-1"
            />
          ) : (
            <ValueText
              line
              label={t('steps.value_of', { name: row.name })}
              value={textOf(isRecord(row.value) && 'value' in row.value ? row.value.value : row.value)}
              onChange={(text) => change({ ...row, value: parameterOf(row.value, text) })}
              sources={sources}
              disabled={disabled}
            />
          )}
        </div>
      )}
    </Rows>
  )
}

/** Newer files say with a value how it was given, older ones only the value. */
function parameterOf(before: unknown, text: string): unknown {
  if (before === undefined) return { type: 'mixed', value: text }
  return isRecord(before) && 'value' in before ? { ...before, value: text } : text
}
