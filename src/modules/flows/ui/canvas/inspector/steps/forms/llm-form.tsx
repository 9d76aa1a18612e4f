'use client'

import { t } from '@/lib/messages/t'
import { Field } from '@/ui/field'
import { Select } from '@/ui/select'
import { Switch } from '@/ui/switch'
import { asText, type StoredRecord } from '../../../model/record'
import { JsonControl } from '../../json-control'
import { MemorySection } from '../parts/memory-section'
import { ModelPicker } from '../parts/model-picker'
import { NamedValues } from '../parts/named-values'
import { recordOf, recordsOf } from '../parts/records'
import { Rows } from '../parts/rows'
import { Section } from '../parts/section'
import { ValuePicker } from '../parts/value-picker'
import { ValueText } from '../parts/value-text'
import { VisionSection } from '../parts/vision-section'
import type { StepFormProps } from '../step-form'

const special = { context: t('llm.context'), histories: t('llm.histories') }

/** Model, prompts and what they take along. */
export function LlmForm(props: StepFormProps) {
  const { settings, set, sources, disabled } = props
  const context = recordOf(settings.context)
  return (
    <>
      <ModelPicker value={settings.model} onChange={(model) => set('model', model)} disabled={disabled} />
      <Prompts {...props} />
      <Section title={t('llm.context')} open={context.enabled === true}>
        <Field label={t('llm.context_value')} help={t('llm.context_help')}>
          {(control) => (
            <ValuePicker
              {...control}
              value={context.variable_selector}
              sources={sources}
              disabled={disabled}
              onChange={(variable_selector) => set('context', { ...context, enabled: true, variable_selector })}
              onClear={() => set('context', { ...context, enabled: false, variable_selector: [] })}
            />
          )}
        </Field>
      </Section>
      <MemorySection {...props} />
      <VisionSection {...props} />
      <StructuredSection {...props} />
      {usesJinja(settings.prompt_template) && (
        <Section title={t('llm.jinja')} open>
          <NamedValues
            value={recordOf(settings.prompt_config).jinja2_variables}
            onChange={(jinja2_variables) =>
              set('prompt_config', { ...recordOf(settings.prompt_config), jinja2_variables })
            }
            sources={sources}
            addLabel={t('steps.add_variable')}
            disabled={disabled}
          />
        </Section>
      )}
    </>
  )
}

function Prompts({ settings, set, sources, disabled }: StepFormProps) {
  const stored = settings.prompt_template
  if (!Array.isArray(stored)) {
    const prompt = recordOf(stored)
    return (
      <Field label={t('llm.prompt')} help={t('values.help')}>
        {(control) => (
          <PromptText
            control={control}
            label={t('llm.prompt')}
            prompt={prompt}
            change={(next) => set('prompt_template', next)}
            sources={sources}
            disabled={disabled}
          />
        )}
      </Field>
    )
  }
  return (
    <Field label={t('llm.prompts')} help={t('values.help')}>
      {() => (
        <Rows
          boxed
          sortable
          items={recordsOf(stored)}
          onChange={(prompts) => set('prompt_template', prompts)}
          make={() => ({ id: crypto.randomUUID(), role: 'user', text: '' })}
          addLabel={t('llm.add_prompt')}
          nameOf={(_, index) => t('llm.prompt_one', { index: index + 1 })}
          least={1}
          disabled={disabled}
        >
          {(prompt, change, index) => (
            <>
              <Select
                aria-label={t('llm.role', { index: index + 1 })}
                className="h-7 w-32"
                value={asText(prompt.role) ?? 'user'}
                disabled={disabled}
                onValueChange={(role) => change({ ...prompt, role })}
                options={[
                  { value: 'system', label: t('llm.role.system') },
                  { value: 'user', label: t('llm.role.user') },
                  { value: 'assistant', label: t('llm.role.assistant') },
                ]}
              />
              <PromptText
                label={t('llm.prompt_one', { index: index + 1 })}
                prompt={prompt}
                change={change}
                sources={sources}
                disabled={disabled}
              />
            </>
          )}
        </Rows>
      )}
    </Field>
  )
}

interface PromptTextProps extends Pick<StepFormProps, 'sources' | 'disabled'> {
  prompt: StoredRecord
  change: (prompt: StoredRecord) => void
  label: string
  control?: Parameters<typeof ValueText>[0]['control']
}

/** A Jinja prompt keeps its text under a key of its own, and in the shared one as well. */
function PromptText({ prompt, change, ...rest }: PromptTextProps) {
  const jinja = prompt.edition_type === 'jinja2'
  return (
    <ValueText
      {...rest}
      mono={jinja}
      special={special}
      value={asText(jinja ? (prompt.jinja2_text ?? prompt.text) : prompt.text) ?? ''}
      onChange={(text) => change({ ...prompt, text, ...(jinja ? { jinja2_text: text } : {}) })}
    />
  )
}

function StructuredSection({ settings, set, disabled }: StepFormProps) {
  const structured = recordOf(settings.structured_output)
  const on = settings.structured_output_enabled === true
  return (
    <Section title={t('llm.structured')} open={on}>
      <Field label={t('llm.structured_on')}>
        {(field) => (
          <Switch
            {...field}
            checked={on}
            disabled={disabled}
            onCheckedChange={(next) => set('structured_output_enabled', next)}
          />
        )}
      </Field>
      {on && (
        <Field label={t('llm.schema')} help={t('llm.schema_help')}>
          {(field) => (
            <JsonControl
              field={{ name: 'schema', display_name: t('llm.schema'), type: 'table' }}
              control={field}
              value={structured.schema}
              disabled={disabled}
              onChange={(schema) => set('structured_output', { ...structured, schema })}
            />
          )}
        </Field>
      )}
    </Section>
  )
}

const usesJinja = (prompts: unknown): boolean =>
  (Array.isArray(prompts) ? prompts : [prompts]).some((prompt) => recordOf(prompt).edition_type === 'jinja2')
