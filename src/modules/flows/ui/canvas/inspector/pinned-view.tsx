'use client'

import { Pin, PinOff } from 'lucide-react'
import { useState } from 'react'
import { isRecord } from '@/lib/is-record'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { Textarea } from '@/ui/textarea'
import type { PinnedNode, PinnedValue } from '../model/pinned'

/** How the output of the selected node can be pinned. */
export interface PinControl {
  /** What is pinned now. */
  outputs: PinnedNode | undefined
  /** What of the run on show can be pinned. */
  offered: PinnedNode | undefined
  onChange: (outputs: PinnedNode | undefined) => void
  onRun: (() => void) | undefined
}

interface PinnedViewProps {
  outputs: PinnedNode
  onChange: PinControl['onChange']
}

/** The pinned output of a node, to be edited: texts as they are, everything else as JSON. */
export function PinnedView({ outputs, onChange }: PinnedViewProps) {
  return (
    <section aria-label={t('pin.pinned')} className="flex flex-col gap-3 rounded-lg border border-accent p-3">
      <div className="flex items-center justify-between gap-2">
        <h3 className="flex items-center gap-1.5 font-semibold text-xs">
          <Pin className="size-3.5 text-accent-ink" aria-hidden />
          {t('pin.pinned')}
        </h3>
        <Button size="sm" onClick={() => onChange(undefined)}>
          <PinOff aria-hidden />
          {t('pin.unpin')}
        </Button>
      </div>
      <p className="text-ink-3 text-xs">{t('pin.text')}</p>
      {Object.entries(outputs).map(([port, value]) => (
        <PortEditor key={port} name={port} value={value} onChange={(next) => onChange({ ...outputs, [port]: next })} />
      ))}
    </section>
  )
}

interface PortEditorProps {
  name: string
  value: PinnedValue
  onChange: (value: PinnedValue) => void
}

function PortEditor({ name, value, onChange }: PortEditorProps) {
  const [typed, setTyped] = useState<string>()
  const words = wordsOf(value)
  const shown = typed ?? words?.text ?? JSON.stringify(value, null, 2)
  const fault = words || typed === undefined || readJson(typed) ? undefined : t('pin.not_json')
  return (
    <Field label={name} error={fault}>
      {(control) => (
        <Textarea
          {...control}
          rows={4}
          spellCheck={words !== undefined}
          className={words ? undefined : 'font-mono text-xs'}
          value={shown}
          onChange={(event) => {
            const text = event.target.value
            if (words) {
              onChange(words.with(text))
              return
            }
            setTyped(text)
            const read = readJson(text)
            if (read) onChange(read.value)
          }}
          onBlur={() => fault === undefined && setTyped(undefined)}
        />
      )}
    </Field>
  )
}

/** The words of a text or a message, and the value with others in their place. */
function wordsOf(value: PinnedValue): { text: string; with: (text: string) => PinnedValue } | undefined {
  if (typeof value === 'string') return { text: value, with: (text) => text }
  if (isRecord(value) && value.kind === 'message' && typeof value.text === 'string') {
    return { text: value.text, with: (text) => ({ ...value, text }) }
  }
  return undefined
}

function readJson(text: string): { value: PinnedValue } | undefined {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}
