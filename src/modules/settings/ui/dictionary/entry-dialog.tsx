'use client'

import { useState } from 'react'
import { errorWords, fieldErrors } from '@/client/console/error-text'
import { t } from '@/lib/messages/t'
import { Field } from '@/ui/field'
import { FormDialog } from '@/ui/form-dialog'
import { Input } from '@/ui/input'
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
      <Field
        className="col-span-full"
        label={t('dictionary.key')}
        help={keyHelp}
        error={errors.config_key}
        required={!entry}
      >
        {(control) => (
          <Input
            {...control}
            autoFocus={!entry}
            autoComplete="off"
            spellCheck={false}
            className="font-mono"
            maxLength={128}
            disabled={entry !== undefined}
            value={typed.config_key}
            onChange={(event) => change({ config_key: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('dictionary.english')} error={errors.config_en_name} required>
        {(control) => (
          <Input
            {...control}
            maxLength={64}
            value={typed.config_en_name}
            onChange={(event) => change({ config_en_name: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('dictionary.chinese')} error={errors.config_name} required>
        {(control) => (
          <Input
            {...control}
            lang="zh"
            maxLength={64}
            value={typed.config_name}
            onChange={(event) => change({ config_name: event.target.value })}
          />
        )}
      </Field>
      {item && (
        <>
          <Field label={t('dictionary.value')} help={t('dictionary.value_help')} error={errors.config_value}>
            {(control) => (
              <Input
                {...control}
                maxLength={20_000}
                placeholder={typed.config_key}
                value={typed.config_value}
                onChange={(event) => change({ config_value: event.target.value })}
              />
            )}
          </Field>
          <Field
            label={t('dictionary.order')}
            help={t('dictionary.order_help')}
            error={wrongPlace ? t('dictionary.order_wrong') : errors.key_order}
          >
            {(control) => (
              <Input
                {...control}
                inputMode="numeric"
                className="tabular"
                value={typed.key_order}
                onChange={(event) => change({ key_order: event.target.value })}
              />
            )}
          </Field>
        </>
      )}
      <Field className="col-span-full" label={t('dictionary.note')} error={errors.note}>
        {(control) => (
          <Input
            {...control}
            maxLength={2_000}
            value={typed.note}
            onChange={(event) => change({ note: event.target.value })}
          />
        )}
      </Field>
    </FormDialog>
  )
}
