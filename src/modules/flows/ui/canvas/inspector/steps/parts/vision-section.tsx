'use client'

import { t } from '@/lib/messages/t'
import { Field } from '@/ui/field'
import type { StepFormProps } from '../step-form'
import { recordOf } from './records'
import { Section } from './section'
import { ValuePicker } from './value-picker'

/** The images that the model looks at. */
export function VisionSection({ settings, set, sources, disabled }: StepFormProps) {
  const vision = recordOf(settings.vision)
  const configs = recordOf(vision.configs)
  const on = vision.enabled === true
  return (
    <Section title={t('vision.title')} open={on}>
      <Field label={t('vision.files')}>
        {(control) => (
          <ValuePicker
            {...control}
            value={on ? (configs.variable_selector ?? ['sys', 'files']) : []}
            sources={sources}
            disabled={disabled}
            onChange={(variable_selector) =>
              set('vision', { ...vision, enabled: true, configs: { detail: 'high', ...configs, variable_selector } })
            }
            onClear={() => set('vision', { ...vision, enabled: false })}
          />
        )}
      </Field>
    </Section>
  )
}
