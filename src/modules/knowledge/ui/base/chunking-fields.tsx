'use client'

import { t } from '@/lib/messages/t'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'
import { Select } from '@/ui/select'
import { type ChunkingDraft, methods } from './chunking-draft'
import { NumberField } from './number-field'

interface ChunkingFieldsProps {
  draft: ChunkingDraft
  onChange: (draft: ChunkingDraft) => void
}

/** How documents are cut; each way has its own sizes. */
export function ChunkingFields({ draft, onChange }: ChunkingFieldsProps) {
  const set = (part: Partial<ChunkingDraft>) => onChange({ ...draft, ...part })
  const { method } = draft
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={t('base_settings.method')} className="sm:col-span-2">
        {(control) => (
          <Select
            {...control}
            value={method}
            onValueChange={(value) => set({ method: methods.find((name) => name === value) ?? 'fixed' })}
            options={methods.map((value) => ({ value, label: t(`base_settings.method_${value}`) }))}
          />
        )}
      </Field>
      {method === 'separator' && (
        <Field label={t('base_settings.separator')} help={t('base_settings.separator_help')}>
          {(control) => (
            <Input
              {...control}
              className="font-mono"
              maxLength={100}
              value={draft.separator}
              onChange={(event) => set({ separator: event.target.value })}
            />
          )}
        </Field>
      )}
      {method !== 'parent_child' && (
        <NumberField
          label={t('base_settings.size')}
          value={draft.size}
          min={100}
          max={8_000}
          onValueChange={(size) => set({ size })}
        />
      )}
      {(method === 'fixed' || method === 'separator') && (
        <NumberField
          label={t('base_settings.overlap')}
          value={draft.overlap}
          min={0}
          max={Math.min(4_000, Math.floor((Number(draft.size) || 0) / 2))}
          onValueChange={(overlap) => set({ overlap })}
        />
      )}
      {method === 'parent_child' && (
        <>
          <NumberField
            label={t('base_settings.parent_size')}
            value={draft.parent_size}
            min={200}
            max={20_000}
            onValueChange={(parent_size) => set({ parent_size })}
          />
          <NumberField
            label={t('base_settings.child_size')}
            value={draft.child_size}
            min={100}
            max={8_000}
            onValueChange={(child_size) => set({ child_size })}
          />
        </>
      )}
    </div>
  )
}
