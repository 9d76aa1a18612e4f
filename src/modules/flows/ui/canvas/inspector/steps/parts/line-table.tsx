'use client'

import { useState } from 'react'
import { t } from '@/lib/messages/t'
import { Input } from '@/ui/input'
import type { SourceGroup } from '../../../model/dify/value-sources'
import { Rows } from './rows'
import { ValueText } from './value-text'

interface LineTableProps {
  /** `name:value`, one to a line. */
  value: string
  onChange: (lines: string) => void
  sources: readonly SourceGroup[]
  addLabel: string
  disabled: boolean
}

interface Line {
  key: string
  value: string
}

/** Names with values that are stored as lines of text: headers and query parameters. */
export function LineTable({ value, onChange, sources, addLabel, disabled }: LineTableProps) {
  // A row that is only begun has no line yet; it is kept here.
  const [rows, setRows] = useState<{ text: string; lines: readonly Line[] }>(() => ({
    text: value,
    lines: readLines(value),
  }))
  const lines = rows.text === value ? rows.lines : readLines(value)
  function update(next: readonly Line[]) {
    const text = writeLines(next)
    setRows({ text, lines: next })
    onChange(text)
  }
  return (
    <Rows
      items={lines}
      onChange={update}
      make={() => ({ key: '', value: '' })}
      addLabel={addLabel}
      nameOf={(line, index) => line.key || String(index + 1)}
      disabled={disabled}
    >
      {(line, change, index) => (
        <div className="flex min-w-0 gap-1.5">
          <Input
            aria-label={t('steps.name_of', { index: index + 1 })}
            placeholder={t('steps.name')}
            value={line.key}
            disabled={disabled}
            onChange={(event) => change({ ...line, key: event.target.value.replaceAll(/[:\n]/g, '') })}
            className="w-[38%] shrink-0"
          />
          <ValueText
            line
            label={t('steps.value_of', { name: line.key || index + 1 })}
            value={line.value}
            onChange={(text) => change({ ...line, value: text })}
            sources={sources}
            disabled={disabled}
          />
        </div>
      )}
    </Rows>
  )
}

function readLines(text: string): Line[] {
  return text.split('\n').flatMap((line): Line[] => {
    const colon = line.indexOf(':')
    const key = (colon < 0 ? line : line.slice(0, colon)).trim()
    return key === '' ? [] : [{ key, value: colon < 0 ? '' : line.slice(colon + 1).trim() }]
  })
}

const writeLines = (lines: readonly Line[]): string =>
  lines
    .filter(({ key }) => key !== '')
    .map(({ key, value }) => `${key}:${value}`)
    .join('\n')
