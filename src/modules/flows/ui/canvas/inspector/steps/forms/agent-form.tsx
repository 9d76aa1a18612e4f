'use client'

import { t } from '@/lib/messages/t'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'
import { Select } from '@/ui/select'
import { asText, type StoredRecord } from '../../../model/record'
import { MemorySection } from '../parts/memory-section'
import { ModelPicker } from '../parts/model-picker'
import { recordOf, recordsOf, textOf } from '../parts/records'
import { Rows } from '../parts/rows'
import { SwitchRow } from '../parts/switch-row'
import { ToolChoice } from '../parts/tool-choice'
import { ValueText } from '../parts/value-text'
import type { StepFormProps } from '../step-form'

const MAX_ROUNDS = 99

/** The model, what it is asked, and the tools that it may use. */
export function AgentForm(props: StepFormProps) {
  const { settings, set, sources, disabled } = props
  const parameters = recordOf(settings.agent_parameters)
  const given = (name: string): unknown => recordOf(parameters[name]).value
  const put = (name: string, value: unknown) =>
    set('agent_parameters', { ...parameters, [name]: { type: 'constant', ...recordOf(parameters[name]), value } })
  const tools = recordsOf(given('tools'))
  const text = (name: 'instruction' | 'query', label: string) => (
    <Field label={label}>
      {(control) => (
        <ValueText
          control={control}
          label={label}
          value={textOf(given(name))}
          onChange={(next) => put(name, next)}
          sources={sources}
          disabled={disabled}
        />
      )}
    </Field>
  )
  return (
    <>
      <Field label={t('agent.strategy')}>
        {(control) => (
          <Select
            {...control}
            value={/react|cot/i.test(asText(settings.agent_strategy_name) ?? '') ? 'ReAct' : 'function_calling'}
            disabled={disabled}
            onValueChange={(strategy) => set('agent_strategy_name', strategy)}
            options={[
              { value: 'function_calling', label: t('agent.function_calling') },
              { value: 'ReAct', label: t('agent.react') },
            ]}
          />
        )}
      </Field>
      <ModelPicker
        nameKey="model"
        value={given('model')}
        onChange={(model) => put('model', model)}
        disabled={disabled}
      />
      {text('instruction', t('agent.instruction'))}
      {text('query', t('agent.query'))}
      <Field label={t('agent.tools')} help={t('agent.tools_help')}>
        {() => (
          <Rows
            boxed
            items={tools}
            onChange={(next) => put('tools', next)}
            make={(): StoredRecord => ({ enabled: true, type: 'builtin', tool_name: '', parameters: {}, settings: {} })}
            addLabel={t('agent.add_tool')}
            nameOf={(tool, index) => asText(tool.tool_label) || asText(tool.tool_name) || String(index + 1)}
            disabled={disabled}
          >
            {(tool, change) => (
              <>
                <ToolChoice
                  kind={asText(tool.type) ?? asText(tool.provider_type) ?? 'builtin'}
                  provider={asText(tool.provider_id) ?? asText(tool.provider_name) ?? ''}
                  name={asText(tool.tool_name) ?? ''}
                  onChange={({ kind, provider, name }) =>
                    change({ ...tool, type: kind, provider_id: provider, provider_name: provider, tool_name: name })
                  }
                  disabled={disabled}
                />
                <SwitchRow
                  label={t('agent.tool_on')}
                  checked={tool.enabled !== false}
                  onChange={(enabled) => change({ ...tool, enabled })}
                  disabled={disabled}
                />
              </>
            )}
          </Rows>
        )}
      </Field>
      <Field label={t('agent.rounds')}>
        {(control) => (
          <Input
            {...control}
            inputMode="numeric"
            value={textOf(given('maximum_iterations') ?? 10)}
            disabled={disabled}
            onChange={(event) => {
              const rounds = Number(event.target.value)
              if (Number.isInteger(rounds) && rounds >= 1 && rounds <= MAX_ROUNDS) put('maximum_iterations', rounds)
            }}
            className="tabular"
          />
        )}
      </Field>
      <MemorySection {...props} />
    </>
  )
}
