'use client'

import { t } from '@/lib/messages/t'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'
import { Switch } from '@/ui/switch'
import { asText } from '../../../model/record'
import type { StepFormProps } from '../step-form'
import { recordOf, textOf } from './records'
import { Section } from './section'
import { ValueText } from './value-text'

const FIRST_WINDOW = 10

/** What a model is told of the conversation before; only flows that are talked to have one. */
export function MemorySection({ settings, set, sources, chat, disabled }: StepFormProps) {
  const on = settings.memory !== undefined && settings.memory !== null
  if (!chat && !on) return null
  const memory = recordOf(settings.memory)
  const window = recordOf(memory.window)
  return (
    <Section title={t('memory.title')} open={on}>
      <Field label={t('memory.on')}>
        {(control) => (
          <Switch
            {...control}
            checked={on}
            disabled={disabled}
            onCheckedChange={(next) =>
              set(
                'memory',
                next
                  ? { window: { enabled: true, size: FIRST_WINDOW }, query_prompt_template: '{{#sys.query#}}' }
                  : undefined,
              )
            }
          />
        )}
      </Field>
      {on && (
        <>
          <Field label={t('memory.window')} help={t('memory.window_help')}>
            {(control) => (
              <Input
                {...control}
                inputMode="numeric"
                disabled={disabled}
                placeholder={t('memory.all')}
                value={window.enabled === true ? textOf(window.size) : ''}
                onChange={(event) => {
                  const size = Number(event.target.value)
                  const enabled = event.target.value.trim() !== '' && Number.isInteger(size) && size >= 0
                  set('memory', { ...memory, window: { ...window, enabled, ...(enabled ? { size } : {}) } })
                }}
                className="tabular"
              />
            )}
          </Field>
          <Field label={t('memory.question')}>
            {(control) => (
              <ValueText
                control={control}
                label={t('memory.question')}
                value={asText(memory.query_prompt_template) ?? '{{#sys.query#}}'}
                onChange={(query_prompt_template) => set('memory', { ...memory, query_prompt_template })}
                sources={sources}
                disabled={disabled}
              />
            )}
          </Field>
        </>
      )}
    </Section>
  )
}
