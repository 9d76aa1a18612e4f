'use client'

import { useState } from 'react'
import { errorWords, fieldErrors } from '@/client/console/error-text'
import { t } from '@/lib/messages/t'
import { FormDialog } from '@/ui/form-dialog'
import { TextField } from '@/ui/text-field'
import type { EntryRow } from './entry-row'

export interface EntryWords {
  config_key: string
  config_name: string
  config_en_name: string
  config_value: string
  /** Undefined puts a new item at the end. */
  key_order: number | undefined
  note: string | null
}

interface EntryDialogProps {
  title: string
  /** Undefined makes a new one. */
  entry: EntryRow | undefined
  keyHelp: string
  /** An item has a value and a place; a list has neither. */
  item?: boolean
  onClose: () => void
  onSave: (words: EntryWords) => Promise<void>
}

/** The words of a list or an item, in both languages. */
export function EntryDialog({ title, entry, keyHelp, item = false, onClose, onSave }: EntryDialogProps) {
  const before = {
    config_key: entry?.config_key ?? '',
    config_name: entry?.config_name ?? '',
    config_en_name: entry?.config_en_name ?? '',
    config_value: entry?.config_value ?? '',
    key_order: entry ? String(entry.key_order) : '',
    note: entry?.note ?? '',
  }
  const [typed, setTyped] = useState(before)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [busy, setBusy] = useState(false)
  const change = (more: Partial<typeof typed>) => setTyped({ ...typed, ...more })
  const place = typed.key_order.trim()
  const wrongPlace = place === '' ? entry !== undefined : !/^-?\d{1,9}$/.test(place)
  const changed = JSON.stringify(typed) !== JSON.stringify(before)
  const filled = [typed.config_key, typed.config_name, typed.config_en_name].every((text) => text.trim() !== '')

  async function save() {
    setBusy(true)
    const config_key = typed.config_key.trim()
    try {
      await onSave({
        config_key,
        config_name: typed.config_name.trim(),
        config_en_name: typed.config_en_name.trim(),
        config_value: typed.config_value || config_key,
        key_order: place === '' ? undefined : Number(place),
        note: typed.note,
      })
      onClose()
    } catch (error) {
      const fields = fieldErrors(error)
      setErrors(Object.keys(fields).length > 0 ? fields : { config_key: errorWords(error) })
      setBusy(false)
    }
  }

  return (
    <FormDialog
      title={title}
      className="grid grid-cols-2 max-sm:grid-cols-1"
      action={entry ? t('action.save') : t('dictionary.add')}
      ready={changed && filled && !(item && wrongPlace)}
      busy={busy}
      onSubmit={save}
      onClose={onClose}
    >
      <TextField
        className="col-span-full"
        label={t('dictionary.key')}
        help={keyHelp}
        error={errors.config_key}
        required={!entry}
        autoFocus={!entry}
        autoComplete="off"
        spellCheck={false}
        inputClassName="font-mono"
        maxLength={128}
        disabled={entry !== undefined}
        value={typed.config_key}
        onValueChange={(value) => change({ config_key: value })}
      />
      <TextField
        label={t('dictionary.english')}
        error={errors.config_en_name}
        required
        maxLength={64}
        value={typed.config_en_name}
        onValueChange={(value) => change({ config_en_name: value })}
      />
      <TextField
        label={t('dictionary.chinese')}
        error={errors.config_name}
        required
        lang="zh"
        maxLength={64}
        value={typed.config_name}
        onValueChange={(value) => change({ config_name: value })}
      />
      {item && (
        <>
          <TextField
            label={t('dictionary.value')}
            help={t('dictionary.value_help')}
            error={errors.config_value}
            maxLength={20_000}
            placeholder={typed.config_key}
            value={typed.config_value}
            onValueChange={(value) => change({ config_value: value })}
          />
          <TextField
            label={t('dictionary.order')}
            help={t('dictionary.order_help')}
            error={wrongPlace ? t('dictionary.order_wrong') : errors.key_order}
            inputMode="numeric"
            inputClassName="tabular"
            value={typed.key_order}
            onValueChange={(value) => change({ key_order: value })}
          />
        </>
      )}
      <TextField
        className="col-span-full"
        label={t('dictionary.note')}
        error={errors.note}
        maxLength={2_000}
        value={typed.note}
        onValueChange={(value) => change({ note: value })}
      />
    </FormDialog>
  )
}
