'use client'

import { t } from '@/lib/messages/t'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'
import { Switch } from '@/ui/switch'
import type { SourceGroup } from '../../../model/dify/value-sources'
import { asText } from '../../../model/record'
import { recordOf, recordsOf } from '../parts/records'
import { Rows } from '../parts/rows'
import { ValuePicker } from '../parts/value-picker'
import type { StepFormProps } from '../step-form'

/** Values of which the first that is there counts, all together or in groups. */
export function AggregatorForm({ settings, set, sources, disabled }: StepFormProps) {
  const advanced = recordOf(settings.advanced_settings)
  const grouped = advanced.group_enabled === true
  const groups = recordsOf(advanced.groups)
  return (
    <>
      <Field label={t('aggregator.grouped')} help={t('aggregator.grouped_help')}>
        {(control) => (
          <Switch
            {...control}
            checked={grouped}
            disabled={disabled}
            onCheckedChange={(group_enabled) =>
              set('advanced_settings', {
                ...advanced,
                group_enabled,
                groups: groups.length > 0 ? groups : [newGroup(1, settings.variables)],
              })
            }
          />
        )}
      </Field>
      {grouped ? (
        <Field label={t('aggregator.groups')}>
          {() => (
            <Rows
              boxed
              items={groups}
              onChange={(next) => set('advanced_settings', { ...advanced, groups: next })}
              make={() => newGroup(groups.length + 1, [])}
              addLabel={t('aggregator.add_group')}
              nameOf={(group, index) => asText(group.group_name) || String(index + 1)}
              least={1}
              disabled={disabled}
            >
              {(group, change) => (
                <>
                  <Input
                    aria-label={t('aggregator.group_name')}
                    value={asText(group.group_name) ?? ''}
                    disabled={disabled}
                    onChange={(event) => change({ ...group, group_name: event.target.value })}
                  />
                  <Selectors
                    value={group.variables}
                    onChange={(variables, type) =>
                      change({ ...group, variables, ...(type === undefined ? {} : { output_type: type }) })
                    }
                    sources={sources}
                    disabled={disabled}
                  />
                </>
              )}
            </Rows>
          )}
        </Field>
      ) : (
        <Field label={t('aggregator.variables')} help={t('aggregator.help')}>
          {() => (
            <Selectors
              value={settings.variables}
              onChange={(variables, type) => {
                set('variables', variables)
                if (type !== undefined) set('output_type', type)
              }}
              sources={sources}
              disabled={disabled}
            />
          )}
        </Field>
      )}
    </>
  )
}

const newGroup = (number: number, variables: unknown) => ({
  groupId: crypto.randomUUID(),
  group_name: `Group${number}`,
  output_type: 'any',
  variables: Array.isArray(variables) ? variables : [],
})

interface SelectorsProps {
  value: unknown
  /** `type` is that of a value that was just chosen. */
  onChange: (selectors: unknown[], type?: string) => void
  sources: readonly SourceGroup[]
  disabled: boolean
}

function Selectors({ value, onChange, sources, disabled }: SelectorsProps) {
  const selectors: readonly unknown[] = Array.isArray(value) ? value : []
  return (
    <Rows
      sortable
      items={selectors}
      onChange={(next) => onChange(next)}
      make={() => []}
      addLabel={t('aggregator.add')}
      nameOf={(_, index) => String(index + 1)}
      disabled={disabled}
    >
      {(selector, _change, index) => (
        <ValuePicker
          label={t('steps.value_of', { name: index + 1 })}
          value={selector}
          sources={sources}
          disabled={disabled}
          onChange={(next, type) => onChange(selectors.with(index, next), index === 0 ? type : undefined)}
        />
      )}
    </Rows>
  )
}
