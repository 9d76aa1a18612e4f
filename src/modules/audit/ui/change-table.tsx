import { isRecord } from '@/lib/is-record'
import { t } from '@/lib/messages/t'

/** Two states of an object side by side, field by field; what differs is marked and stands first. */
export function ChangeTable({ before, after }: { before: unknown; after: unknown }) {
  const left = fieldsOf(before)
  const right = fieldsOf(after)
  const rows = [...new Set([...left.keys(), ...right.keys()])]
    .map((name) => ({ name, was: left.get(name), is: right.get(name), differs: left.get(name) !== right.get(name) }))
    .sort((a, b) => Number(b.differs) - Number(a.differs))
  return (
    <div className="overflow-x-auto rounded-lg border">
      <table className="w-full min-w-[420px] table-fixed border-collapse text-xs">
        <thead>
          <tr className="h-8 border-b text-left text-ink-3">
            <th className="w-[28%] px-3 font-medium" />
            <th className="px-3 font-medium">{t('audit.before')}</th>
            <th className="px-3 font-medium">{t('audit.after')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, was, is, differs }) => (
            <tr key={name} className="border-b align-top last:border-b-0">
              <th className="break-words px-3 py-1.5 text-left font-mono font-normal text-ink-2">{name}</th>
              <Value text={was} marked={differs && was !== undefined ? 'bg-bad-soft' : undefined} />
              <Value text={is} marked={differs && is !== undefined ? 'bg-good-soft' : undefined} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Value({ text, marked }: { text: string | undefined; marked: string | undefined }) {
  return (
    <td className="px-3 py-1.5">
      {text === undefined || text === '' ? (
        <span className="text-ink-3">{t('audit.nothing')}</span>
      ) : (
        <span className={`whitespace-pre-wrap break-words rounded-sm ${marked ? `${marked} px-1` : ''}`}>{text}</span>
      )}
    </td>
  )
}

function fieldsOf(state: unknown): Map<string, string> {
  if (state === undefined || state === null) return new Map()
  if (!isRecord(state)) return new Map([['', textOf(state)]])
  return new Map(Object.entries(state).map(([name, value]) => [name, textOf(value)]))
}

const textOf = (value: unknown): string =>
  value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value, null, 1)
