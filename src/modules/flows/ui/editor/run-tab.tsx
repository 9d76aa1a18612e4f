'use client'

import { useCallback, useState } from 'react'
import { t } from '@/lib/messages/t'
import { RunForms } from '@/modules/runs/ui/forms/run-forms'
import { ChatInputs } from '@/modules/runs/ui/playground/chat-inputs'
import { type FormValues, firstValues, readValues } from '@/modules/runs/ui/playground/input-value'
import { Playground } from '@/modules/runs/ui/playground/playground'
import type { PlaygroundMessage } from '@/modules/runs/ui/playground/playground-types'
import { WorkflowPanel } from '@/modules/runs/ui/playground/workflow-panel'
import { toastError } from '@/ui/toast'
import type { FlowUse } from './flow-facts'
import { progressOf } from './run-view'
import type { useConversations } from './use-conversations'
import type { StartOptions, useFlowRun } from './use-flow-run'

interface RunTabProps {
  use: FlowUse
  names: ReadonlyMap<string, string>
  run: ReturnType<typeof useFlowRun>
  conversations: ReturnType<typeof useConversations>
  onStart: (input_value: string, more?: Pick<StartOptions, 'inputs'>) => void
}

/** Where a flow is tried: talked to, or run with the fields of its form. */
export function RunTab({ use, names, run, conversations, onStart }: RunTabProps) {
  const { view } = run
  const { resume } = run
  const variables = use.form ?? []
  const [values, setValues] = useState<FormValues>({})
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({})
  const onAnswered = useCallback(() => void resume(), [resume])
  const progress = progressOf(view, names)
  const forms =
    view.state === 'paused' && run.run_id !== undefined ? (
      <RunForms run_id={run.run_id} onAnswered={onAnswered} />
    ) : undefined

  if (!use.talked_to && use.form) {
    return (
      <WorkflowPanel
        variables={variables}
        outcome={view}
        progress={progress}
        messages={view.messages}
        steps={view.steps}
        forms={forms}
        onRun={(inputs) => onStart('', { inputs })}
        onStop={() => void run.stop()}
      />
    )
  }

  const known = new Set(conversations.history.map((message) => message.id))
  const messages = [...conversations.history, ...view.messages.filter((message) => !known.has(message.id))]

  function say(text: string) {
    const read = readValues(
      variables,
      { ...firstValues(variables), ...values },
      { required: t('run_form.required'), number: t('inspector.number'), json: t('run_form.json') },
    )
    setFaults(read.ok ? {} : read.faults)
    if (read.ok) onStart(text, variables.length > 0 ? { inputs: read.inputs } : {})
    else toastError(t('run_form.incomplete'), t('run_form.incomplete_hint'))
  }

  return (
    <Playground
      sessions={conversations.list}
      activeSession={conversations.active}
      onSelectSession={(id) => {
        run.clear()
        conversations.select(id)
      }}
      onCreateSession={() => {
        run.clear()
        conversations.create()
      }}
      onRenameSession={conversations.rename}
      onDeleteSession={(id) => {
        run.clear()
        conversations.remove(id)
      }}
      messages={messages}
      loading={conversations.loading && messages.length === 0}
      streaming={run.running}
      progress={progress}
      steps={run.running ? view.steps : []}
      forms={forms}
      inputs={
        variables.length > 0 && (
          <ChatInputs
            variables={variables}
            values={{ ...firstValues(variables), ...values }}
            onChange={setValues}
            faults={faults}
            disabled={run.running}
            fresh={messages.length === 0}
          />
        )
      }
      suggestions={[t('editor.suggestion_1'), t('editor.suggestion_2')]}
      blocked={use.talked_to ? undefined : t('editor.no_chat_input')}
      onSend={say}
      onStop={() => void run.stop()}
      onRetry={(id) => {
        const asked = askedBefore(messages, id)
        if (asked) say(asked.text)
      }}
    />
  )
}

/** The turn of the user that an answer answers. */
function askedBefore(messages: readonly PlaygroundMessage[], id: string): PlaygroundMessage | undefined {
  const at = messages.findIndex((message) => message.id === id)
  return messages.slice(0, at).findLast((message) => message.role === 'user')
}
