'use client'

import { PackageX } from 'lucide-react'
import { isRecord } from '@/lib/is-record'
import { t } from '@/lib/messages/t'
import { asText } from '../model/record'
import type { StoredNode } from '../model/stored-flow'
import { nodeTemplate } from '../model/stored-node'
import { asTypedText } from './control-props'

/** The settings of a component that is not installed here: to read, not to change. */
export function UnknownSettings({ node }: { node: StoredNode }) {
  const fields = Object.entries(nodeTemplate(node)).flatMap(([name, field]) => {
    if (!isRecord(field) || field.type === 'code' || field.show === false) return []
    const value = field.password === true && field.value ? '••••••' : asTypedText(field.value)
    return value === '' ? [] : [{ name, label: asText(field.display_name) || name, value }]
  })
  return (
    <div className="flex flex-col gap-4 p-4">
      <div className="flex gap-2.5 rounded-lg bg-warn-soft p-3">
        <PackageX className="mt-0.5 size-4 shrink-0 text-warn" aria-hidden />
        <div>
          <p className="font-medium text-sm text-warn">{t('inspector.unknown_title')}</p>
          <p className="mt-0.5 text-ink-2 text-xs">{t('inspector.unknown_text')}</p>
        </div>
      </div>
      {fields.length > 0 && (
        <dl className="flex flex-col gap-2.5">
          <p className="font-semibold text-xs">{t('inspector.stored')}</p>
          {fields.map(({ name, label, value }) => (
            <div key={name}>
              <dt className="text-ink-3 text-xs">{label}</dt>
              <dd className="line-clamp-4 whitespace-pre-wrap break-words text-sm">{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  )
}
