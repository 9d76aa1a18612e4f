'use client'

import { ArrowDown, MessagesSquare, SquarePen } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { t } from '@/lib/messages/t'
import { cn } from '@/ui/cn'
import { EmptyState } from '@/ui/empty-state'
import { ErrorState } from '@/ui/error-state'
import { MillraceMark } from '@/ui/frame/millrace-mark'
import { ThemeToggle } from '@/ui/frame/theme-toggle'
import { IconButton } from '@/ui/icon-button'
import { Markdown } from '@/ui/markdown'
import { Skeleton } from '@/ui/skeleton'
import { ChatInputs } from '../playground/chat-inputs'
import { Composer } from '../playground/composer'
import { type FormValues, firstValues, readValues } from '../playground/input-value'
import { MessageItem } from '../playground/message-item'
import type { PlaygroundMessage } from '../playground/playground-types'
import { Suggestions } from '../playground/suggestions'
import { useStickToEnd } from '../playground/use-stick-to-end'
import { ConversationMenu } from './conversation-menu'
import { PublicForms } from './public-forms'
import type { ReadyPage } from './public-page-view'
import { conversation, isLocal } from './public-view'
import { useConversation } from './use-conversation'
import { usePublicRun } from './use-public-run'
import { usePublicSessions } from './use-public-sessions'

const column = 'mx-auto w-full max-w-[760px]'

/** A conversation with a published flow. */
export function PublicChat({ page, embedded }: { page: ReadyPage; embedded: boolean }) {
  const { flow_id, fields } = page
  const { sessions, active, select, create, touch, forget } = usePublicSessions(flow_id)
  const stored = sessions.some(({ id }) => id === active)
  const past = useConversation(flow_id, active, stored)
  const { view, run, pickUp, stop, resume, clear } = usePublicRun(flow_id)
  const [draft, setDraft] = useState('')
  const [values, setValues] = useState<FormValues>(() => firstValues(fields))
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({})
  const scroller = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLTextAreaElement>(null)

  const messages = conversation(past.messages, view.messages)
  const running = view.state === 'running'
  const { away, toEnd } = useStickToEnd(scroller, messages)
  const waiting = running && messages.at(-1)?.role !== 'assistant'

  useEffect(() => {
    if (active !== undefined) pickUp(active)
  }, [active, pickUp])

  useEffect(() => {
    if (!embedded && window.matchMedia('(pointer: fine)').matches) input.current?.focus()
  }, [embedded])

  const edit = useCallback((text: string) => {
    setDraft(text)
    input.current?.focus()
  }, [])

  function say(typed: string, before: readonly PlaygroundMessage[] = messages) {
    const text = typed.trim()
    if (text === '' || active === undefined || running) return
    const words = { required: t('run_form.required'), number: t('inspector.number'), json: t('run_form.json') }
    const read = readValues(fields, values, words)
    setFaults(read.ok ? {} : read.faults)
    if (!read.ok) return
    past.keep(before)
    touch(active, text)
    void run({ text, session: active, ...(fields.length > 0 ? { inputs: read.inputs } : {}) })
    setDraft('')
    toEnd()
  }

  /** Says it again; a turn that never arrived makes room for the new one. */
  function retry(id: string) {
    const at = messages.findIndex((message) => message.id === id)
    const asked = messages.slice(0, at).findLastIndex(({ role }) => role === 'user')
    const turn = messages[asked]
    if (!turn) return
    say(turn.text, isLocal(turn.id) ? messages.slice(0, asked) : messages)
  }

  function open(change: () => void) {
    clear()
    change()
    input.current?.focus()
  }

  return (
    <div className="flex h-dvh min-h-0 flex-col bg-surface">
      <header className={cn('flex shrink-0 items-center gap-1 border-b', embedded ? 'h-10 px-2' : 'h-12 px-4')}>
        {!embedded && <MillraceMark className="mr-1 size-5 shrink-0 text-accent-ink" />}
        <h1 className={cn('min-w-0 flex-1 truncate font-semibold text-sm', embedded && 'px-1')}>{page.name}</h1>
        <ConversationMenu
          sessions={sessions}
          active={active}
          onSelect={(id) => open(() => select(id))}
          onForget={(id) => open(() => forget(id))}
        />
        <IconButton icon={SquarePen} label={t('public.new')} onClick={() => open(create)} />
        {!embedded && <ThemeToggle />}
      </header>
      <main className="relative min-h-0 flex-1">
        <div ref={scroller} className="h-full overflow-y-auto px-4 py-6">
          <div className={cn(column, 'flex min-h-full flex-col')}>
            {fields.length > 0 && (
              <ChatInputs
                variables={fields}
                values={values}
                onChange={setValues}
                faults={faults}
                disabled={running}
                fresh={messages.length === 0}
              />
            )}
            {past.fault ? (
              <ErrorState
                title={t('public.load_failed')}
                description={`${past.fault.message}. ${past.fault.hint}`}
                onRetry={past.reload}
              />
            ) : past.loading || active === undefined ? (
              <Loading />
            ) : messages.length === 0 ? (
              <Welcome page={page} onPick={(text) => say(text)} />
            ) : (
              <ol aria-label={t('public.messages')} aria-live="polite" className="flex flex-col gap-5">
                {messages.map((message) => (
                  <MessageItem
                    key={message.id}
                    message={message}
                    onEdit={running ? undefined : edit}
                    onRetry={running ? undefined : retry}
                  />
                ))}
                {waiting && (
                  <li aria-label={t('public.working')}>
                    <span aria-hidden className="inline-block h-4 w-[7px] animate-caret rounded-[1px] bg-accent" />
                  </li>
                )}
              </ol>
            )}
            <div className="mt-4 flex flex-col gap-4 empty:hidden">
              <PublicForms view={view} onAnswered={resume} />
            </div>
          </div>
        </div>
        {away && (
          <IconButton
            icon={ArrowDown}
            label={t('playground.latest')}
            side="left"
            onClick={toEnd}
            className="absolute right-4 bottom-3 rounded-full border bg-surface shadow-float"
          />
        )}
      </main>
      <div className="mx-auto w-full max-w-[792px]">
        <Composer
          inputRef={input}
          value={draft}
          onValueChange={setDraft}
          streaming={running || view.state === 'paused'}
          blocked={undefined}
          asleep={active === undefined}
          className="border-t-0 px-4 pt-1"
          onSend={() => say(draft)}
          onStop={() => void stop()}
        />
      </div>
    </div>
  )
}

function Welcome({ page, onPick }: { page: ReadyPage; onPick: (text: string) => void }) {
  const { name, description, opening, suggestions } = page
  return (
    <div className="flex flex-1 flex-col justify-center">
      {opening.trim() === '' ? (
        <EmptyState icon={MessagesSquare} title={name} description={description || t('public.empty_hint')} />
      ) : (
        <Markdown text={opening} />
      )}
      <Suggestions texts={suggestions} className="mt-4" onPick={onPick} />
    </div>
  )
}

function Loading() {
  return (
    <div className="flex flex-col gap-5" aria-hidden>
      <Skeleton className="h-9 w-2/3 self-end rounded-lg" />
      <Skeleton className="h-4 w-11/12" />
      <Skeleton className="-mt-3 h-4 w-4/5" />
    </div>
  )
}
