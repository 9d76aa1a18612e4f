'use client'

import { t } from '@/lib/messages/t'
import { Field } from '@/ui/field'
import { NamedValues } from '../parts/named-values'
import type { StepFormProps } from '../step-form'

/** What the flow gives back, by name. */
export function EndForm({ settings, set, sources, disabled }: StepFormProps) {
  return (
    <Field label={t('end.outputs')} help={t('end.outputs_help')}>
      {() => (
        <NamedValues
          typed
          value={settings.outputs}
          onChange={(outputs) => set('outputs', outputs)}
          sources={sources}
          addLabel={t('end.add')}
          disabled={disabled}
        />
      )}
    </Field>
  )
}
