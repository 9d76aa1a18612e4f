'use client'

import { useState } from 'react'
import { errorWords, fieldErrors } from '@/client/console/error-text'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { PlaceFields } from './place-fields'
import type { PlaceDraft, PlaceRow, PlaceWords } from './place-row'

interface NewPlaceDialogProps {
  withCode: boolean
  words: Pick<PlaceWords, 'new' | 'newBelow' | 'create'>
  /** The way down to where it will be; none for the first level. */
  above: readonly PlaceRow[]
  onCreate: (draft: PlaceDraft, above: readonly PlaceRow[]) => Promise<number>
  onCreated: (id: number) => void
  onClose: () => void
}

export function NewPlaceDialog({ withCode, words, above, onCreate, onCreated, onClose }: NewPlaceDialogProps) {
  const [draft, setDraft] = useState<PlaceDraft>({ name: '', code: '', note: '', is_enable: true })
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const ready = draft.name.trim() !== '' && !busy
  const parent = above.at(-1)

  async function submit() {
    setBusy(true)
    setProblem(undefined)
    try {
      onCreated(await onCreate({ ...draft, name: draft.name.trim(), code: draft.code.trim() }, above))
      onClose()
    } catch (error) {
      const fields = fieldErrors(error)
      setErrors(fields)
      if (Object.keys(fields).length === 0) setProblem(errorWords(error))
      setBusy(false)
    }
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={parent ? words.newBelow(parent.name) : words.new}
      {...(above.length > 1
        ? { description: t('places.under', { path: above.map(({ name }) => name).join(' / ') }) }
        : {})}
      size="sm"
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button variant="primary" disabled={!ready} busy={busy} onClick={() => void submit()}>
            {words.create}
          </Button>
        </>
      }
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          if (ready) void submit()
        }}
      >
        <PlaceFields draft={draft} onChange={setDraft} errors={errors} withCode={withCode} autoFocus />
        {problem && (
          <p role="alert" className="text-bad text-xs">
            {problem}
          </p>
        )}
        <button type="submit" hidden aria-hidden />
      </form>
    </Dialog>
  )
}
