'use client'

import { Play, Square } from 'lucide-react'
import { type FormEvent, useEffect, useState } from 'react'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { CodeBlock } from '@/ui/code-block'
import { CopyButton } from '@/ui/copy-button'
import { Field } from '@/ui/field'
import { Markdown } from '@/ui/markdown'
import { Status } from '@/ui/status'
import { Textarea } from '@/ui/textarea'
import { InputFields } from '../playground/input-fields'
import { type FormValues, firstValues, readValues } from '../playground/input-value'
import { randomId } from './client-id'
import { PublicForms } from './public-forms'
import type { ReadyPage } from './public-page-view'
import type { PublicOutput } from './public-view'
import { usePublicRun } from './use-public-run'

/** A flow that is run with the fields of its form; what it gives stands below. */
export function PublicForm({ page }: { page: ReadyPage }) {
  const { fields, flow_id } = page
  const [values, setValues] = useState<FormValues>(() => firstValues(fields))
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({})
  const { view, run, pickUp, stop, resume } = usePublicRun(flow_id)
  const [text, setText] = useState('')
  const running = view.state === 'running'

  useEffect(() => pickUp(), [pickUp])

  function submit(event: FormEvent) {
    event.preventDefault()
    if (running) return
    const words = { required: t('run_form.required'), number: t('inspector.number'), json: t('run_form.json') }
    const read = readValues(fields, values, words)
    setFaults(read.ok ? {} : read.faults)
    if (read.ok) void run({ text, session: randomId(), inputs: read.inputs })
  }

  const said = view.messages.filter(({ role, text }) => role === 'assistant' && text !== '')
  const shown = view.outputs.length > 0 ? [] : said
  return (
    <>
      <form aria-label={t('run_form.title')} className="mt-6 flex flex-col gap-4" onSubmit={submit}>
        {page.text && (
          <Field label={t('public.text')}>
            {(control) => (
              <Textarea
                {...control}
                rows={5}
                value={text}
                disabled={running}
                onChange={(event) => setText(event.target.value)}
              />
            )}
          </Field>
        )}
        <InputFields variables={fields} values={values} onChange={setValues} faults={faults} disabled={running} />
        {running || view.state === 'paused' ? (
          <Button size="lg" className="self-start max-sm:self-stretch" onClick={() => void stop()}>
            <Square aria-hidden />
            {t('playground.stop')}
          </Button>
        ) : (
          <Button type="submit" size="lg" variant="primary" className="self-start max-sm:self-stretch">
            <Play aria-hidden />
            {view.state === 'failed' ? t('public.try_again') : t('public.run')}
          </Button>
        )}
      </form>
      <section aria-label={t('public.result')} aria-live="polite" className="mt-6 flex flex-col gap-4">
        {running && <Status kind="running">{t('public.working')}</Status>}
        {view.state === 'stopped' && <Status kind="skipped">{t('public.stopped')}</Status>}
        {running && view.writing !== '' && shown.length === 0 && <Words text={view.writing} />}
        {shown.map(({ id, text }) => (
          <Words key={id} text={text} />
        ))}
        <PublicForms view={view} onAnswered={resume} />
        {view.outputs.map((output) => (
          <Output key={output.key} output={output} several={view.outputs.length > 1} />
        ))}
        {view.state === 'done' && view.outputs.length === 0 && said.length === 0 && (
          <p className="text-ink-2 text-sm">{t('public.nothing')}</p>
        )}
        {view.messages.map(
          ({ id, error }) =>
            error && (
              <div key={id} role="alert" className="rounded-lg bg-bad-soft p-3 text-sm">
                <p className="break-words font-medium text-bad">{error.message}</p>
                {error.hint && <p className="mt-1 break-words text-ink-2">{error.hint}</p>}
              </div>
            ),
        )}
      </section>
    </>
  )
}

function Output({ output: { name, value }, several }: { output: PublicOutput; several: boolean }) {
  return (
    <div className="min-w-0">
      {several && <p className="mb-1 font-medium text-sm">{name}</p>}
      {typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? (
        <Words text={String(value)} />
      ) : (
        <CodeBlock code={JSON.stringify(value, null, 2)} language="json" />
      )}
    </div>
  )
}

function Words({ text }: { text: string }) {
  return (
    <div className="relative min-w-0 rounded-lg border p-4 pr-10">
      <Markdown text={text} />
      <CopyButton text={text} className="absolute top-2 right-2" />
    </div>
  )
}
