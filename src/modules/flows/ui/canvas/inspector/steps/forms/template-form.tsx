'use client'

import { t } from '@/lib/messages/t'
import { Field } from '@/ui/field'
import { asText } from '../../../model/record'
import { LongTextControl } from '../../long-text-control'
import { NamedValues } from '../parts/named-values'
import type { StepFormProps } from '../step-form'

const template = { name: 'template', display_name: t('template.text'), type: 'code' } as const

/** A Jinja template and the names that it uses. */
export function TemplateForm({ settings, set, sources, disabled }: StepFormProps) {
  return (
    <>
      <Field label={t('template.variables')}>
        {() => (
          <NamedValues
            value={settings.variables}
            onChange={(variables) => set('variables', variables)}
            sources={sources}
            addLabel={t('steps.add_variable')}
            disabled={disabled}
          />
        )}
      </Field>
      <Field label={t('template.text')} help={t('template.help')}>
        {(control) => (
          <LongTextControl
            field={template}
            control={control}
            value={asText(settings.template) ?? ''}
            disabled={disabled}
            onChange={(text) => set('template', text)}
          />
        )}
      </Field>
    </>
  )
}
