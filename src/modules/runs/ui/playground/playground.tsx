'use client'

import { ArrowDown, MessagesSquare } from 'lucide-react'
import { type ReactNode, useCallback, useRef, useState } from 'react'
import { t } from '@/lib/messages/t'
import { EmptyState } from '@/ui/empty-state'
import { IconButton } from '@/ui/icon-button'
import { Skeleton } from '@/ui/skeleton'
import { AgentSteps } from './agent-steps'
import { Composer } from './composer'
import { MessageItem } from './message-item'
import type { AgentStep, NodeProgress, PlaygroundMessage, PlaygroundSession } from './playground-types'
import { RunProgress } from './run-progress'
import { SessionBar } from './session-bar'
import { Suggestions } from './suggestions'
import { useStickToEnd } from './use-stick-to-end'

export interface PlaygroundProps {
  sessions: readonly PlaygroundSession[]
  activeSession: string
  onSelectSession: (id: string) => void
  onCreateSession: () => void
  onRenameSession: (id: string, name: string) => void
  onDeleteSession: (id: string) => void
  messages: readonly PlaygroundMessage[]
  /** The session's messages are being fetched. */
  loading?: boolean
  /** A run is under way. */
  streaming: boolean
  /** The nodes of the run that is under way, or of the last one. */
  progress?: readonly NodeProgress[]
  /** First messages to offer in an empty session. */
  suggestions?: readonly string[]
  /** Fields that the flow asks for with each message; they stand above the first one. */
  inputs?: ReactNode
  /** What an agent is doing before its answer is there. */
  steps?: readonly AgentStep[]
  /** Forms that the run waits for. */
  forms?: ReactNode
  /** Why nothing can be sent, e.g. that the flow has no chat input. */
  blocked?: string | undefined
  onSend: (text: string) => void
  onStop: () => void
  /** Runs the turn of this answer again. */
  onRetry: (messageId: string) => void
}

/** Conversations with the flow under edit. */
export function Playground(props: PlaygroundProps) {
  const { messages, streaming, loading = false, progress = [], suggestions = [], steps = [], onSend, onRetry } = props
  const [draft, setDraft] = useState('')
  const scroller = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLTextAreaElement>(null)
  const { away, toEnd } = useStickToEnd(scroller, messages)

  const edit = useCallback((text: string) => {
    setDraft(text)
    input.current?.focus()
  }, [])

  function send(text: string) {
    onSend(text.trim())
    setDraft('')
    toEnd()
  }

  return (
    <section aria-label={t('playground.title')} className="flex h-full min-h-0 flex-col bg-surface">
      <SessionBar
        sessions={props.sessions}
        active={props.activeSession}
        onSelect={props.onSelectSession}
        onCreate={props.onCreateSession}
        onRename={props.onRenameSession}
        onDelete={props.onDeleteSession}
      />
      <div className="relative min-h-0 flex-1">
        <div ref={scroller} className="h-full overflow-y-auto px-4 py-4">
          {props.inputs}
          {loading ? (
            <Loading />
          ) : messages.length === 0 ? (
            <Empty suggestions={props.blocked === undefined ? suggestions : []} onPick={send} />
          ) : (
            <ol aria-label={t('playground.messages')} aria-live="polite" className="flex flex-col gap-4">
              {messages.map((message) => (
                <MessageItem
                  key={message.id}
                  message={message}
                  onEdit={streaming ? undefined : edit}
                  onRetry={streaming ? undefined : onRetry}
                />
              ))}
            </ol>
          )}
          {steps.length > 0 && (
            <div className="mt-4">
              <AgentSteps steps={steps} />
            </div>
          )}
          {progress.length > 0 && (
            <div className="mt-4">
              <RunProgress progress={progress} />
            </div>
          )}
          {props.forms && <div className="mt-4 flex flex-col gap-4">{props.forms}</div>}
        </div>
        {away && (
          <IconButton
            icon={ArrowDown}
            label={t('playground.latest')}
            side="left"
            onClick={toEnd}
            className="absolute right-3 bottom-3 rounded-full bg-surface shadow-float"
          />
        )}
      </div>
      <Composer
        inputRef={input}
        value={draft}
        onValueChange={setDraft}
        streaming={streaming}
        blocked={props.blocked}
        onSend={() => send(draft)}
        onStop={props.onStop}
      />
    </section>
  )
}

function Empty({ suggestions, onPick }: { suggestions: readonly string[]; onPick: (text: string) => void }) {
  return (
    <div className="flex min-h-full flex-col justify-center">
      <EmptyState
        icon={MessagesSquare}
        title={t('playground.empty')}
        description={t('playground.empty_hint')}
        className="py-6"
      />
      <Suggestions texts={suggestions} onPick={onPick} />
    </div>
  )
}

function Loading() {
  return (
    <div className="flex flex-col gap-5">
      <Skeleton className="h-9 w-2/3 self-end rounded-lg" />
      <Skeleton className="h-4 w-11/12" />
      <Skeleton className="-mt-3 h-4 w-4/5" />
      <Skeleton className="-mt-3 h-4 w-3/5" />
    </div>
  )
}
