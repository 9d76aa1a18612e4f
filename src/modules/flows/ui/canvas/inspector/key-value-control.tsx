'use client'

import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { IconButton } from '@/ui/icon-button'
import { Input } from '@/ui/input'
import type { ControlProps } from './control-props'
import { type Pair, readPairs, writePairs } from './pairs'

/** Names with values: headers, query parameters. Kept as a list or an object, as it was stored. */
export function KeyValueControl({ field, value, disabled, onChange }: ControlProps) {
  // Rows that are only begun are kept here: an object cannot hold two empty keys.
  const [rows, setRows] = useState<readonly Pair[]>(() => readPairs(value))

  function update(next: readonly Pair[]) {
    setRows(next)
    onChange(writePairs(next, value ?? field.default))
  }

  return (
    <div className="flex flex-col gap-1.5">
      {rows.map((pair, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row has no other identity than its place
        <div key={row} className="flex items-center gap-1.5">
          <Input
            aria-label={`${field.display_name}: ${t('inspector.key')} ${row + 1}`}
            placeholder={t('inspector.key')}
            value={pair.key}
            disabled={disabled}
            onChange={(event) => update(rows.with(row, { ...pair, key: event.target.value }))}
            className="flex-1"
          />
          <Input
            aria-label={`${field.display_name}: ${t('inspector.value')} ${row + 1}`}
            placeholder={t('inspector.value')}
            value={pair.value}
            disabled={disabled}
            onChange={(event) => update(rows.with(row, { ...pair, value: event.target.value }))}
            className="flex-[1.4]"
          />
          <IconButton
            icon={X}
            size="sm"
            label={t('inspector.remove_row', { row: row + 1 })}
            disabled={disabled}
            onClick={() => update(rows.toSpliced(row, 1))}
          />
        </div>
      ))}
      <Button
        variant="ghost"
        size="sm"
        disabled={disabled}
        className="self-start"
        onClick={() => setRows([...rows, { key: '', value: '' }])}
      >
        <Plus aria-hidden />
        {t('inspector.add_row')}
      </Button>
    </div>
  )
}
