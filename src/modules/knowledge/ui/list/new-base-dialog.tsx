'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { api } from '@/client/console/api'
import { errorWords, fieldErrors } from '@/client/console/error-text'
import { useWhere } from '@/client/console/use-can'
import { t } from '@/lib/messages/t'
import { BusinessSelect } from '@/modules/tenancy/ui/businesses/business-select'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'
import { Textarea } from '@/ui/textarea'
import { type EmbeddingDraft, embeddingOf, noEmbedding } from '../base/embedding-draft'
import { EmbeddingFields } from '../base/embedding-fields'

/** Names a base and says how it is searched; the rest is under its settings. */
export function NewBaseDialog({ onClose }: { onClose: () => void }) {
  const router = useRouter()
  const utils = api.useUtils()
  const create = api.knowledge.create_knowledge_base.useMutation()
  const [name, setName] = useState('')
  const [description, setDescription] = useState('')
  const [embedding, setEmbedding] = useState<EmbeddingDraft>(noEmbedding)
  const where = useWhere('knowledge:create')
  const [business_id, setBusiness] = useState(0)
  const [errors, setErrors] = useState<Record<string, string>>({})
  // Who makes bases in single businesses only has to say in which.
  const placed = where.everywhere || business_id !== 0
  const ready = name.trim() !== '' && placed && (embedding.provider === '' || embedding.model !== '')

  async function submit() {
    try {
      const base = await create.mutateAsync({
        name: name.trim(),
        description,
        business_id,
        embedding: embeddingOf(embedding),
      })
      await utils.knowledge.list_knowledge_bases.invalidate()
      router.push(`/knowledge/${base.id}`)
    } catch (error) {
      const fields = fieldErrors(error)
      setErrors(fields.name || fields.embedding ? fields : { name: errorWords(error) })
    }
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('knowledge.new_title')}
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button variant="primary" disabled={!ready} busy={create.isPending} onClick={() => void submit()}>
            {t('knowledge.create')}
          </Button>
        </>
      }
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          if (ready && !create.isPending) void submit()
        }}
      >
        <Field label={t('knowledge.name')} error={errors.name} required>
          {(control) => (
            <Input
              {...control}
              autoFocus
              autoComplete="off"
              maxLength={200}
              placeholder={t('knowledge.name_placeholder')}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('knowledge.description')} help={t('knowledge.description_help')}>
          {(control) => (
            <Textarea
              {...control}
              rows={2}
              maxLength={2_000}
              value={description}
              onChange={(event) => setDescription(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('share.business_label')} help={t('knowledge.business_help')} required={!where.everywhere}>
          {(control) => (
            <BusinessSelect
              {...control}
              value={business_id}
              onValueChange={setBusiness}
              optional={where.everywhere}
              {...(where.everywhere ? {} : { only: where.businesses })}
            />
          )}
        </Field>
        <EmbeddingFields draft={embedding} onChange={setEmbedding} error={errors.embedding} />
        <button type="submit" hidden aria-hidden />
      </form>
    </Dialog>
  )
}
