'use client'

import { useId, useState } from 'react'
import { errorWords } from '@/client/console/error-text'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'
import { Switch } from '@/ui/switch'
import { Textarea } from '@/ui/textarea'
import type { NewVersion } from './use-version-actions'

const LABEL = /^[\w.+ -]+$/u

interface KeepVersionDialogProps {
  suggested: string
  /** Whether "publish it at once" is on at first. */
  publish: boolean
  onKeep: (version: NewVersion) => Promise<void>
  onClose: () => void
}

/** Names the version that the draft becomes. */
export function KeepVersionDialog({ suggested, publish: publishFirst, onKeep, onClose }: KeepVersionDialogProps) {
  const [label, setLabel] = useState(suggested)
  const [note, setNote] = useState('')
  const [publish, setPublish] = useState(publishFirst)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<string>()
  const switchId = useId()
  const wrong = label.trim() !== '' && !LABEL.test(label.trim()) ? t('keep_version.label_invalid') : undefined
  const ready = label.trim() !== '' && wrong === undefined

  async function submit() {
    if (!ready || busy) return
    setBusy(true)
    try {
      await onKeep({ label: label.trim(), note, publish })
      onClose()
    } catch (error) {
      setRefused(errorWords(error))
      setBusy(false)
    }
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t(publishFirst ? 'keep_version.publish_title' : 'keep_version.title')}
      size="sm"
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button variant="primary" disabled={!ready} busy={busy} onClick={() => void submit()}>
            {t(publish ? 'keep_version.publish' : 'keep_version.keep')}
          </Button>
        </>
      }
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <Field label={t('keep_version.label')} help={t('keep_version.label_help')} error={wrong ?? refused} required>
          {(control) => (
            <Input
              {...control}
              autoFocus
              autoComplete="off"
              maxLength={100}
              value={label}
              onChange={(event) => {
                setLabel(event.target.value)
                setRefused(undefined)
              }}
            />
          )}
        </Field>
        <Field label={t('keep_version.note')}>
          {(control) => (
            <Textarea
              {...control}
              rows={3}
              maxLength={5_000}
              placeholder={t('keep_version.note_placeholder')}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          )}
        </Field>
        <div className="flex items-start justify-between gap-3">
          <label htmlFor={switchId} className="text-sm">
            {t('keep_version.publish_at_once')}
            <span className="mt-0.5 block text-ink-3 text-xs">{t('keep_version.publish_help')}</span>
          </label>
          <Switch id={switchId} checked={publish} onCheckedChange={setPublish} />
        </div>
        <button type="submit" hidden aria-hidden />
      </form>
    </Dialog>
  )
}
