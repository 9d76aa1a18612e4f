'use client'

import { t } from '@/lib/messages/t'
import { Field } from '@/ui/field'
import { asText } from '../../../model/record'
import { ValueText } from '../parts/value-text'
import type { StepFormProps } from '../step-form'

/** What is said in the conversation. */
export function AnswerForm({ settings, set, sources, disabled }: StepFormProps) {
  return (
    <Field label={t('answer.text')} help={t('values.help')}>
      {(control) => (
        <ValueText
          control={control}
          label={t('answer.text')}
          value={asText(settings.answer) ?? ''}
          onChange={(text) => set('answer', text)}
          sources={sources}
          disabled={disabled}
        />
      )}
    </Field>
  )
}
