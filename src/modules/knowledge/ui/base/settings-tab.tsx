'use client'

import { type ReactNode, useState } from 'react'
import { api } from '@/client/console/api'
import { errorWords, fieldErrors } from '@/client/console/error-text'
import { useWhere } from '@/client/console/use-can'
import { t } from '@/lib/messages/t'
import { BusinessSelect } from '@/modules/tenancy/ui/businesses/business-select'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'
import { Textarea } from '@/ui/textarea'
import { toastDone, toastError } from '@/ui/toast'
import type { BaseRow } from '../knowledge-rows'
import { chunkingDraft, chunkingOf } from './chunking-draft'
import { ChunkingFields } from './chunking-fields'
import { draftOf, embeddingOf } from './embedding-draft'
import { EmbeddingFields } from './embedding-fields'
import { RetrievalFields } from './retrieval-fields'

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

const formOf = (base: BaseRow) => ({
  name: base.name,
  description: base.description,
  business_id: base.business_id,
  embedding: draftOf(base.embedding),
  chunking: chunkingDraft(base.chunking),
  retrieval: base.retrieval,
})

/** Everything that can be set; one button keeps it. */
export function SettingsTab({ base }: { base: BaseRow }) {
  const utils = api.useUtils()
  const update = api.knowledge.update_knowledge_base.useMutation()
  const place = api.knowledge.place_knowledge_base.useMutation()
  const where = useWhere('knowledge:create')
  const [stored, setStored] = useState(formOf(base))
  const [form, setForm] = useState(stored)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const set = (part: Partial<typeof form>) => setForm({ ...form, ...part })
  const embedding = embeddingOf(form.embedding)
  const chunking = chunkingOf(form.chunking)
  const again = !same(form.embedding, stored.embedding) || !same(form.chunking, stored.chunking)
  const complete = form.name.trim() !== '' && embedding?.model !== '' && !('problem' in chunking)

  async function save() {
    if ('problem' in chunking) return
    try {
      const { name, description, retrieval, business_id } = form
      const input = { name: name.trim(), description, embedding, chunking, retrieval }
      if (business_id !== stored.business_id) await place.mutateAsync({ knowledge_base_id: base.id, business_id })
      const after = await update.mutateAsync({ knowledge_base_id: base.id, ...input })
      await utils.knowledge.invalidate()
      setStored(formOf(after))
      setForm(formOf(after))
      setErrors({})
      const count = after.pending_count
      toastDone(again && count > 0 ? t('base_settings.saved_again', { count }) : t('base_settings.saved'))
    } catch (error) {
      setErrors(fieldErrors(error))
      toastError(t('settings.not_saved'), errorWords(error))
    }
  }

  return (
    <form
      className="flex w-full max-w-[720px] flex-col gap-8 p-3 pb-10"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Part title={t('base_settings.about')}>
        <Field label={t('knowledge.name')} error={errors.name} required>
          {(control) => (
            <Input
              {...control}
              maxLength={200}
              value={form.name}
              onChange={(event) => set({ name: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('knowledge.description')} help={t('knowledge.description_help')}>
          {(control) => (
            <Textarea
              {...control}
              rows={2}
              maxLength={2_000}
              value={form.description}
              onChange={(event) => set({ description: event.target.value })}
            />
          )}
        </Field>
      </Part>
      <Part title={t('base_settings.place')} text={t('base_settings.place_text')}>
        <Field label={t('share.business_label')}>
          {(control) => (
            <BusinessSelect
              {...control}
              optional={where.everywhere || stored.business_id === 0}
              disabled={!where.everywhere && where.businesses.length === 0}
              {...(where.everywhere ? {} : { only: where.businesses })}
              value={form.business_id}
              onValueChange={(business_id) => set({ business_id })}
            />
          )}
        </Field>
      </Part>
      <Part title={t('base_settings.model')} text={t('base_settings.model_text')}>
        <EmbeddingFields
          full
          draft={form.embedding}
          error={errors.embedding}
          onChange={(next) => {
            const had = form.embedding.provider !== ''
            const mode = next.provider === '' ? 'full_text' : had ? form.retrieval.mode : 'hybrid'
            set({ embedding: next, retrieval: { ...form.retrieval, mode } })
          }}
        />
      </Part>
      <Part title={t('base_settings.chunking')}>
        <ChunkingFields draft={form.chunking} onChange={(next) => set({ chunking: next })} />
      </Part>
      <Part title={t('base_settings.retrieval')}>
        <RetrievalFields base={{ embedding }} retrieval={form.retrieval} onChange={(retrieval) => set({ retrieval })} />
      </Part>
      <div className="flex flex-wrap items-center gap-3">
        <Button
          type="submit"
          variant="primary"
          disabled={same(form, stored) || !complete}
          busy={update.isPending || place.isPending}
        >
          {t('action.save')}
        </Button>
        {again && base.document_count > 0 && <p className="text-warn text-xs">{t('base_settings.reindex_note')}</p>}
      </div>
    </form>
  )
}

function Part({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-4">
      <div>
        <h2 className="font-semibold text-base">{title}</h2>
        {text && <p className="mt-0.5 text-ink-2 text-sm">{text}</p>}
      </div>
      {children}
    </section>
  )
}
