'use client'

import { t } from '@/lib/messages/t'
import { Combobox } from '@/ui/combobox'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'
import { Select } from '@/ui/select'
import { type EmbeddingDraft, embeddingProviders, noEmbedding } from './embedding-draft'

/** Stands for "no provider": a choice of a list cannot be empty. */
const NONE = 'none'

interface EmbeddingFieldsProps {
  draft: EmbeddingDraft
  onChange: (draft: EmbeddingDraft) => void
  error?: string | undefined
  /** Shows the address and the key's variable as well. */
  full?: boolean
}

/** Which model makes the vectors of a base, if any. */
export function EmbeddingFields({ draft, onChange, error, full = false }: EmbeddingFieldsProps) {
  const provider = embeddingProviders.find(({ id }) => id === draft.provider)
  const choose = (id: string) => {
    const chosen = embeddingProviders.find((item) => item.id === id)
    onChange(chosen ? { ...noEmbedding, provider: id, model: chosen.embeddings?.[0] ?? '' } : noEmbedding)
  }
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={t('base_settings.provider')} error={error}>
        {(control) => (
          <Select
            {...control}
            value={draft.provider || NONE}
            onValueChange={choose}
            options={[
              { value: NONE, label: t('base_settings.no_model') },
              ...embeddingProviders.map(({ id, display_name }) => ({ value: id, label: display_name })),
            ]}
          />
        )}
      </Field>
      {provider && (
        <Field label={t('base_settings.model_name')} required>
          {(control) => (
            <Combobox
              {...control}
              allowOther
              value={draft.model}
              onValueChange={(model) => onChange({ ...draft, model })}
              options={(provider.embeddings ?? []).map((value) => ({ value }))}
            />
          )}
        </Field>
      )}
      {provider && provider.id !== 'offline' && (full || provider.base_url_variable) && (
        <Field label={t('base_settings.base_url')} help={t('base_settings.base_url_help')}>
          {(control) => (
            <Input
              {...control}
              type="url"
              placeholder={provider.base_url}
              value={draft.base_url}
              onChange={(event) => onChange({ ...draft, base_url: event.target.value })}
            />
          )}
        </Field>
      )}
      {provider?.key_variable && full && (
        <Field label={t('base_settings.key')} help={t('base_settings.key_help')}>
          {(control) => (
            <Input
              {...control}
              className="font-mono"
              spellCheck={false}
              placeholder={provider.key_variable}
              value={draft.api_key_variable}
              onChange={(event) => onChange({ ...draft, api_key_variable: event.target.value })}
            />
          )}
        </Field>
      )}
    </div>
  )
}
