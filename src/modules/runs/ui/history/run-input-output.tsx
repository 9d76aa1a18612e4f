'use client'

import { t } from '@/lib/messages/t'
import { NamedValues } from './named-values'
import { isUnderWay, type Trace } from './run-words'

/** How the input was meant to be taken: of no use to whoever reads it. */
const BESIDE = new Set(['input_type', 'output_type', 'own_graph', 'given', 'start_component_id', 'stop_component_id'])

/** What came in and what came out. */
export function RunWords({ trace }: { trace: Trace }) {
  const input = Object.fromEntries(
    Object.entries(trace.input).filter(([key, value]) => !BESIDE.has(key) && value !== ''),
  )
  return (
    <div className="grid gap-4 md:grid-cols-2">
      <div className="min-w-0 rounded-lg border bg-surface p-3">
        {Object.keys(input).length > 0 ? (
          <NamedValues title={t('trace.input')} values={input} />
        ) : (
          <>
            <h3 className="font-semibold text-xs">{t('trace.input')}</h3>
            <p className="mt-2 text-ink-3 text-sm italic">{t('trace.no_input')}</p>
          </>
        )}
      </div>
      <div className="flex min-w-0 flex-col gap-3 rounded-lg border bg-surface p-3">
        {trace.outputs.map((output) => (
          <NamedValues
            key={output.node_id}
            title={trace.outputs.length > 1 ? `${t('trace.answer')} · ${output.name}` : t('trace.answer')}
            values={output.outputs}
          />
        ))}
        {trace.outputs.length === 0 && (
          <>
            <h3 className="font-semibold text-xs">{t('trace.answer')}</h3>
            <p className="text-ink-3 text-sm italic">{isUnderWay(trace.run.status) ? '…' : t('trace.no_answer')}</p>
          </>
        )}
      </div>
    </div>
  )
}
