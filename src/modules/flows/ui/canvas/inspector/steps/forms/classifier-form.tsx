'use client'

import { t } from '@/lib/messages/t'
import { Field } from '@/ui/field'
import { nodeTimeId } from '../../../model/dify/node-time-id'
import { asText } from '../../../model/record'
import { MemorySection } from '../parts/memory-section'
import { ModelPicker } from '../parts/model-picker'
import { recordsOf, textOf } from '../parts/records'
import { Rows } from '../parts/rows'
import { ValuePicker } from '../parts/value-picker'
import { ValueText } from '../parts/value-text'
import { VisionSection } from '../parts/vision-section'
import type { StepFormProps } from '../step-form'

/** The text, its possible classes, and the model that decides. */
export function ClassifierForm(props: StepFormProps) {
  const { settings, set, dropWires, sources, disabled } = props
  const classes = recordsOf(settings.classes)
  const instruction = settings.instruction ? 'instruction' : settings.instructions ? 'instructions' : 'instruction'
  return (
    <>
      <Field label={t('classifier.text')} required>
        {(control) => (
          <ValuePicker
            {...control}
            value={settings.query_variable_selector}
            sources={sources}
            disabled={disabled}
            onChange={(selector) => set('query_variable_selector', selector)}
          />
        )}
      </Field>
      <ModelPicker value={settings.model} onChange={(model) => set('model', model)} disabled={disabled} />
      <Field label={t('classifier.classes')} help={t('classifier.classes_help')}>
        {() => (
          <Rows
            sortable
            items={classes}
            onChange={(next) => set('classes', next)}
            make={() => ({ id: nodeTimeId(new Set(classes.map(({ id }) => String(id)))), name: '' })}
            addLabel={t('classifier.add')}
            nameOf={(item, index) => asText(item.name) || t('classifier.one', { index: index + 1 })}
            onRemove={(item) => dropWires(String(item.id))}
            least={1}
            disabled={disabled}
          >
            {(item, change, index) => (
              <ValueText
                line
                label={t('classifier.one', { index: index + 1 })}
                value={textOf(item.name)}
                onChange={(name) => change({ ...item, name })}
                sources={sources}
                disabled={disabled}
              />
            )}
          </Rows>
        )}
      </Field>
      <Field label={t('classifier.instruction')}>
        {(control) => (
          <ValueText
            control={control}
            label={t('classifier.instruction')}
            value={asText(settings[instruction]) ?? ''}
            onChange={(text) => set(instruction, text)}
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
