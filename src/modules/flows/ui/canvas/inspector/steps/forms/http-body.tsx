'use client'

import { t } from '@/lib/messages/t'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'
import { Select } from '@/ui/select'
import { asText, type StoredRecord } from '../../../model/record'
import { recordOf, recordsOf, textOf } from '../parts/records'
import { Rows } from '../parts/rows'
import { ValuePicker } from '../parts/value-picker'
import { ValueText } from '../parts/value-text'
import type { StepFormProps } from '../step-form'

const kinds = ['none', 'json', 'raw-text', 'form-data', 'x-www-form-urlencoded', 'binary'] as const

/** What a request carries. */
export function HttpBody({ settings, set, sources, disabled }: StepFormProps) {
  const body = recordOf(settings.body)
  const kind = kinds.find((known) => known === body.type) ?? 'none'
  const items = itemsOf(body.data, kind)
  const [first = newItem()] = items
  const change = (data: StoredRecord[]) => set('body', { ...body, data })
  return (
    <Field label={t('http.body')}>
      {(control) => (
        <>
          <Select
            {...control}
            value={kind}
            disabled={disabled}
            onValueChange={(type) => set('body', { ...body, type, data: type === 'none' ? [] : [newItem()] })}
            options={kinds.map((value) => ({ value, label: t(`http.body.${value}`) }))}
          />
          {(kind === 'json' || kind === 'raw-text') && (
            <ValueText
              mono
              label={t('http.body')}
              value={textOf(first.value)}
              onChange={(value) => change([{ ...first, value }])}
              sources={sources}
              disabled={disabled}
            />
          )}
          {kind === 'binary' && (
            <ValuePicker
              label={t('http.file')}
              value={first.file}
              onChange={(file) => change([{ ...first, type: 'file', file }])}
              sources={sources}
              disabled={disabled}
            />
          )}
          {(kind === 'form-data' || kind === 'x-www-form-urlencoded') && (
            <Rows
              items={items}
              onChange={change}
              make={newItem}
              nameOf={(item, index) => asText(item.key) || String(index + 1)}
              disabled={disabled}
            >
              {(item, update, index) => (
                <>
                  <div className="flex gap-1.5">
                    <Input
                      aria-label={t('steps.name_of', { index: index + 1 })}
                      placeholder={t('steps.name')}
                      value={asText(item.key) ?? ''}
                      disabled={disabled}
                      onChange={(event) => update({ ...item, key: event.target.value })}
                      className="min-w-0 flex-1"
                    />
                    {kind === 'form-data' && (
                      <Select
                        aria-label={t('http.item_type')}
                        className="w-24 shrink-0"
                        value={item.type === 'file' ? 'file' : 'text'}
                        disabled={disabled}
                        onValueChange={(type) => update({ ...item, type })}
                        options={[
                          { value: 'text', label: t('http.item.text') },
                          { value: 'file', label: t('http.item.file') },
                        ]}
                      />
                    )}
                  </div>
                  {item.type === 'file' ? (
                    <ValuePicker
                      label={t('http.file')}
                      value={item.file}
                      onChange={(file) => update({ ...item, file })}
                      sources={sources}
                      disabled={disabled}
                    />
                  ) : (
                    <ValueText
                      line
                      label={t('steps.value_of', { name: asText(item.key) || index + 1 })}
                      value={textOf(item.value)}
                      onChange={(value) => update({ ...item, value })}
                      sources={sources}
                      disabled={disabled}
                    />
                  )}
                </>
              )}
            </Rows>
          )}
        </>
      )}
    </Field>
  )
}

const newItem = (): StoredRecord => ({ id: `key-value-${crypto.randomUUID()}`, key: '', type: 'text', value: '' })

/** Older files keep the body as one text. */
function itemsOf(data: unknown, kind: string): StoredRecord[] {
  if (typeof data !== 'string') return recordsOf(data)
  if (kind === 'json' || kind === 'raw-text') return [{ ...newItem(), value: data }]
  return data.split('\n').flatMap((line) => {
    const colon = line.indexOf(':')
    const key = (colon < 0 ? line : line.slice(0, colon)).trim()
    return key === '' ? [] : [{ ...newItem(), key, value: colon < 0 ? '' : line.slice(colon + 1).trim() }]
  })
}
