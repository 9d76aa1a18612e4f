'use client'

import { t } from '@/lib/messages/t'
import { Field } from '@/ui/field'
import { ValuePicker } from '../parts/value-picker'
import type { StepFormProps } from '../step-form'

/** The file, or the files, whose text is read. */
export function DocumentForm({ settings, set, sources, disabled }: StepFormProps) {
  return (
    <Field label={t('document.file')} help={t('document.help')} required>
      {(control) => (
        <ValuePicker
          {...control}
          value={settings.variable_selector}
          sources={sources}
          disabled={disabled}
          onChange={(selector, type) => {
            set('variable_selector', selector)
            set('is_array_file', type.startsWith('array'))
          }}
        />
      )}
    </Field>
  )
}
