'use client'

import { Play, Square } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { StartVariable } from '@/components/dify/start/start-variables'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { Markdown } from '@/ui/markdown'
import { AgentSteps } from './agent-steps'
import { InputFields } from './input-fields'
import { type FormValues, firstValues, type RunInputs, readValues } from './input-value'
import type { AgentStep, NodeProgress, PlaygroundMessage } from './playground-types'
import { RunProgress } from './run-progress'
import { type RunOutcome, RunResult } from './run-result'

interface WorkflowPanelProps {
  variables: readonly StartVariable[]
  outcome: RunOutcome
  progress: readonly NodeProgress[]
  /** What has been said so far, while the outputs are not there yet. */
  messages: readonly PlaygroundMessage[]
  steps: readonly AgentStep[]
  /** Forms that the run waits for. */
  forms: ReactNode
  onRun: (inputs: RunInputs) => void
  onStop: () => void
}

/** Runs a flow that is not talked to: its form, how the run goes, and what it gives. */
export function WorkflowPanel(props: WorkflowPanelProps) {
  const { variables, outcome, progress, messages, onRun } = props
  const names = variables.map(({ variable, type }) => `${variable} ${type}`).join('|')
  const [form, setForm] = useState<{ names: string; values: FormValues }>(() => ({
    names,
    values: firstValues(variables),
  }))
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({})
  // Fields that have come since are at their defaults; what was typed into the others stays.
  const values = form.names === names ? form.values : { ...firstValues(variables), ...form.values }
  const running = outcome.state === 'running'
  const said = messages.filter(({ role, text }) => role === 'assistant' && text !== '')

  function run() {
    const read = readValues(variables, values, {
      required: t('run_form.required'),
      number: t('inspector.number'),
      json: t('run_form.json'),
    })
    setFaults(read.ok ? {} : read.faults)
    if (read.ok) onRun(read.inputs)
  }

  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto p-4">
        <form
          aria-label={t('run_form.title')}
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault()
            if (!running) run()
          }}
        >
          <InputFields
            variables={variables}
            values={values}
            onChange={(next) => setForm({ names, values: next })}
            faults={faults}
            disabled={running}
          />
          {variables.length === 0 && <p className="text-ink-3 text-sm">{t('run_form.none')}</p>}
          {running ? (
            <Button className="self-start" onClick={props.onStop}>
              <Square aria-hidden />
              {t('playground.stop')}
            </Button>
          ) : (
            <div className="flex gap-2">
              <Button type="submit" variant="primary">
                <Play aria-hidden />
                {t('run_form.run')}
              </Button>
              {outcome.state === 'paused' && (
                <Button variant="ghost" onClick={props.onStop}>
                  <Square aria-hidden />
                  {t('run_form.stop_paused')}
                </Button>
              )}
            </div>
          )}
        </form>
        {progress.length > 0 && <RunProgress progress={progress} />}
        {props.forms}
        <AgentSteps steps={props.steps} />
        {outcome.state !== 'succeeded' &&
          said.map((message) => (
            <div key={message.id} className="rounded-lg border p-3">
              <Markdown text={message.text} className="!text-sm" />
            </div>
          ))}
        <RunResult outcome={outcome} />
      </div>
    </div>
  )
}
