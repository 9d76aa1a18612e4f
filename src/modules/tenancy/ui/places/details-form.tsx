'use client'

import { useState } from 'react'
import { errorWords, fieldErrors } from '@/client/console/error-text'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { toastDone, toastError } from '@/ui/toast'
import { PlaceFields } from './place-fields'
import type { PlaceDraft, PlaceRow } from './place-row'

interface DetailsFormProps {
  place: PlaceRow
  readOnly: boolean
  onSave: (draft: PlaceDraft) => Promise<unknown>
}

const draftOf = (place: PlaceRow): PlaceDraft => ({
  name: place.name,
  code: place.code ?? '',
  note: place.note ?? '',
  is_enable: place.is_enable,
})

const same = (a: PlaceDraft, b: PlaceDraft) => JSON.stringify(a) === JSON.stringify(b)

/** Name, note and state; one button keeps them. */
export function DetailsForm({ place, readOnly, onSave }: DetailsFormProps) {
  const stored = draftOf(place)
  const [draft, setDraft] = useState(stored)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [busy, setBusy] = useState(false)
  const ready = !same(draft, stored) && draft.name.trim() !== ''

  async function save() {
    setBusy(true)
    try {
      const trimmed = { ...draft, name: draft.name.trim(), code: draft.code.trim() }
      await onSave(trimmed)
      setDraft(trimmed)
      setErrors({})
      toastDone(t('places.saved'))
    } catch (error) {
      setErrors(fieldErrors(error))
      toastError(t('places.not_saved'), errorWords(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <form
      className="flex flex-col gap-4 p-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (ready && !busy) void save()
      }}
    >
      <fieldset disabled={readOnly} className="contents">
        <PlaceFields draft={draft} onChange={setDraft} errors={errors} withCode={place.code !== undefined} />
      </fieldset>
      {!readOnly && (
        <Button type="submit" variant="primary" className="self-start" disabled={!ready} busy={busy}>
          {t('action.save')}
        </Button>
      )}
    </form>
  )
}
