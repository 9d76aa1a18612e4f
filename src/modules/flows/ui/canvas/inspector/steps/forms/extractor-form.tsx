'use client'

import { t } from '@/lib/messages/t'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'
import { Select } from '@/ui/select'
import { asText, asTexts } from '../../../model/record'
import { MemorySection } from '../parts/memory-section'
import { ModelPicker } from '../parts/model-picker'
import { recordsOf } from '../parts/records'
import { Rows } from '../parts/rows'
import { SwitchRow } from '../parts/switch-row'
import { ValuePicker } from '../parts/value-picker'
import { ValueText } from '../parts/value-text'
import { VisionSection } from '../parts/vision-section'
import type { StepFormProps } from '../step-form'

const types = ['string', 'number', 'bool', 'select', 'array[string]', 'array[number]', 'array[object]']

/** Named values that a model picks out of a text. */
export function ExtractorForm(props: StepFormProps) {
  const { settings, set, sources, disabled } = props
  return (
    <>
      <Field label={t('extractor.text')} required>
        {(control) => (
          <ValuePicker
            {...control}
            value={settings.query}
            sources={sources}
            disabled={disabled}
            onChange={(selector) => set('query', selector)}
          />
        )}
      </Field>
      <ModelPicker value={settings.model} onChange={(model) => set('model', model)} disabled={disabled} />
      <Field label={t('extractor.parameters')}>
        {() => (
          <Rows
            boxed
            sortable
            items={recordsOf(settings.parameters)}
            onChange={(parameters) => set('parameters', parameters)}
            make={() => ({ name: '', type: 'string', description: '', required: false })}
            addLabel={t('extractor.add')}
            nameOf={(item, index) => asText(item.name) || String(index + 1)}
            disabled={disabled}
          >
            {(item, change) => (
              <>
                <div className="flex gap-1.5">
                  <Input
                    aria-label={t('steps.name')}
                    placeholder={t('steps.name')}
                    value={asText(item.name) ?? ''}
                    disabled={disabled}
                    onChange={(event) => change({ ...item, name: event.target.value })}
                    className="min-w-0 flex-1 font-mono text-xs"
                  />
                  <Select
                    aria-label={t('code.type_of', { name: asText(item.name) ?? '' })}
                    className="w-32 shrink-0"
                    value={asText(item.type) ?? 'string'}
                    disabled={disabled}
                    onValueChange={(type) => change({ ...item, type })}
                    options={types.map((value) => ({ value, label: value }))}
                  />
                </div>
                <Input
                  aria-label={t('extractor.description')}
                  placeholder={t('extractor.description')}
                  value={asText(item.description) ?? ''}
                  disabled={disabled}
                  onChange={(event) => change({ ...item, description: event.target.value })}
                />
                {item.type === 'select' && (
                  <Input
                    aria-label={t('extractor.options')}
                    placeholder={t('extractor.options')}
                    value={asTexts(item.options).join(', ')}
                    disabled={disabled}
                    onChange={(event) => change({ ...item, options: event.target.value.split(/,\s*/) })}
                  />
                )}
                <SwitchRow
                  label={t('start.required')}
                  checked={item.required === true}
                  onChange={(required) => change({ ...item, required })}
                  disabled={disabled}
                />
              </>
            )}
          </Rows>
        )}
      </Field>
      <Field label={t('classifier.instruction')}>
        {(control) => (
          <ValueText
            control={control}
            label={t('classifier.instruction')}
            value={asText(settings.instruction) ?? ''}
            onChange={(text) => set('instruction', text)}
            sources={sources}
            disabled={disabled}
          />
        )}
      </Field>
      <MemorySection {...props} />
      <VisionSection {...props} />
    </>
  )
}
