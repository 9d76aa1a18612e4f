'use client'

import type { Value } from '@/engine'
import { filesIn, isData, isFile, isMessage, isTable } from '@/engine/value-guards'
import { t } from '@/lib/messages/t'
import { CodeBlock } from '@/ui/code-block'
import { CopyButton } from '@/ui/copy-button'
import { Markdown } from '@/ui/markdown'

const MAX_ROWS = 200

/** A value for people: texts as Markdown, rows as a table, files by name, structures as JSON. */
export function ValueView({ value }: { value: Value }) {
  if (value === null) return <p className="text-ink-3 text-sm italic">{t('value.nothing')}</p>
  if (isMessage(value)) return <Words text={value.text} />
  if (typeof value === 'string') {
    return value === '' ? <p className="text-ink-3 text-sm italic">{t('value.empty')}</p> : <Words text={value} />
  }
  if (typeof value === 'number' || typeof value === 'boolean') {
    return <p className="tabular font-mono text-sm">{String(value)}</p>
  }
  if (isFile(value)) return <FileName name={value.name} media_type={value.media_type} url={urlOf(value)} />
  if (isTable(value)) return <Rows rows={value.rows} />
  const files = filesIn(value)
  if (Array.isArray(value) && value.length > 0 && files.length === value.length) {
    return (
      <ul className="flex flex-col gap-1">
        {files.map((file) => (
          <li key={file.ref}>
            <FileName name={file.name} media_type={file.media_type} url={urlOf(file)} />
          </li>
        ))}
      </ul>
    )
  }
  return <CodeBlock code={JSON.stringify(isData(value) ? value.data : value, null, 2)} language="json" />
}

const urlOf = (file: { transfer: string; ref: string }) => (file.transfer === 'remote_url' ? file.ref : undefined)

function Words({ text }: { text: string }) {
  return (
    <div className="group/words relative rounded-lg border p-3">
      <Markdown text={text} className="!text-sm" />
      <CopyButton text={text} className="absolute top-1 right-1 bg-surface" />
    </div>
  )
}

function FileName({ name, media_type, url }: { name: string; media_type: string; url: string | undefined }) {
  return (
    <p className="min-w-0 truncate text-sm">
      {url ? (
        <a href={url} target="_blank" rel="noopener noreferrer nofollow" className="text-accent-ink hover:underline">
          {name}
        </a>
      ) : (
        name
      )}
      <span className="text-ink-3"> · {media_type}</span>
    </p>
  )
}

function Rows({ rows }: { rows: readonly Record<string, unknown>[] }) {
  const columns = [...new Set(rows.slice(0, MAX_ROWS).flatMap((row) => Object.keys(row)))]
  return (
    <div className="max-h-80 overflow-auto rounded-lg border">
      <table className="w-full text-left text-xs">
        <thead className="sticky top-0 bg-sunken">
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className="px-2 py-1.5 font-medium">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MAX_ROWS).map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other identity than their place
            <tr key={index} className="border-t">
              {columns.map((column) => (
                <td key={column} className="max-w-60 truncate px-2 py-1">
                  {cell(row[column])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > MAX_ROWS && (
        <p className="border-t px-2 py-1 text-ink-3 text-xs">
          {t('value.more_rows', { count: rows.length - MAX_ROWS })}
        </p>
      )}
    </div>
  )
}

function cell(value: unknown): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
