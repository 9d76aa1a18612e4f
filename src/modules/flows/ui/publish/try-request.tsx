'use client'

import { Send } from 'lucide-react'
import { useState } from 'react'
import { formatDuration } from '@/lib/format-duration'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { CodeBlock } from '@/ui/code-block'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'
import { Status } from '@/ui/status'
import { Textarea } from '@/ui/textarea'
import { readAnswer } from './read-answer'

/** More of an answer is not shown. */
const MAX_SHOWN = 20_000

interface Answer {
  ok: boolean
  words: string
  body: string
  said: string | undefined
}

interface TryRequestProps {
  /** On this installation; the browser's own session is the credential. */
  url: string
  /** The body for what was typed. */
  body: (text: string) => object
  /** The person types the body itself, beginning with this. */
  json?: object
}

/** Sends one real request and shows its answer. */
export function TryRequest({ url, body, json }: TryRequestProps) {
  const [text, setText] = useState(() => (json ? JSON.stringify(json, null, 2) : t('try.hello')))
  const [fault, setFault] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [answer, setAnswer] = useState<Answer>()

  async function send() {
    const read = json ? readJson(text) : { body: JSON.stringify(body(text)) }
    setFault(read ? undefined : t('try.not_json'))
    if (!read || busy) return
    setBusy(true)
    setAnswer(undefined)
    const started = performance.now()
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: read.body,
      })
      const received = await response.text()
      const time = formatDuration(performance.now() - started)
      setAnswer({
        ok: response.ok,
        words: t('try.answered', { status: response.status, time }),
        body: pretty(received).slice(0, MAX_SHOWN),
        said: readAnswer(received),
      })
    } catch {
      setAnswer({ ok: false, words: t('try.unreachable'), body: '', said: undefined })
    } finally {
      setBusy(false)
    }
  }

  return (
    <form
      aria-label={t('try.title')}
      className="flex flex-col gap-2 rounded-lg border p-3"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <Field label={t(json ? 'try.json' : 'try.input')} help={t('try.text')} error={fault}>
        {(control) =>
          json ? (
            <Textarea
              {...control}
              rows={4}
              className="font-mono"
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          ) : (
            <Input {...control} value={text} onChange={(event) => setText(event.target.value)} />
          )
        }
      </Field>
      <Button type="submit" className="self-start" busy={busy}>
        {!busy && <Send aria-hidden />}
        {t('try.send')}
      </Button>
      <div aria-live="polite" className="flex flex-col gap-2 empty:hidden">
        {answer && (
          <>
            <Status kind={answer.ok ? 'done' : 'failed'}>{answer.words}</Status>
            {answer.said && (
              <p className="whitespace-pre-wrap break-words rounded-lg border p-2.5 text-sm">{answer.said}</p>
            )}
            {answer.body && (
              <details>
                <summary className="cursor-pointer text-ink-2 text-xs">{t('try.whole')}</summary>
                <CodeBlock code={answer.body} className="mt-1.5 max-h-80 overflow-auto" />
              </details>
            )}
          </>
        )}
      </div>
    </form>
  )
}

function readJson(text: string): { body: string } | undefined {
  try {
    JSON.parse(text)
    return { body: text }
  } catch {
    return undefined
  }
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
