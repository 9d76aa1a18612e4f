'use client'

import type { Value } from '@/engine'
import { t } from '@/lib/messages/t'
import { ValueView } from '../playground/value-view'

interface NamedValuesProps {
  title: string
  values: Readonly<Record<string, unknown>>
}

/** Values under their names. */
export function NamedValues({ title, values }: NamedValuesProps) {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined)
  return (
    <section className="flex flex-col gap-2">
      <h3 className="font-semibold text-xs">{title}</h3>
      {entries.length === 0 && <p className="text-ink-3 text-sm italic">{t('value.nothing')}</p>}
      {entries.map(([name, value]) => (
        <div key={name} className="min-w-0">
          <p className="mb-1 break-words font-mono text-ink-3 text-xs">{name}</p>
          <ValueView value={asValue(value)} />
        </div>
      ))}
    </section>
  )
}

/** What was recorded is JSON, all of which is a value. */
const isValue = (value: unknown): value is Value => value !== undefined
const asValue = (value: unknown): Value => (isValue(value) ? value : null)
