'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { api, type Inputs } from '@/client/console/api'
import { errorText, errorWords } from '@/client/console/error-text'
import { watchRun } from '@/client/watch-run'
import { t } from '@/lib/messages/t'
import { toastError } from '@/ui/toast'
import { applyEvent, idleRun, type RunView } from './run-view'

export interface StartOptions {
  input_value: string
  session_id: string
  /** Values for the variables of the start node. */
  inputs?: Inputs['runs']['start_run']['inputs']
  /** Runs only this node and what it needs. */
  stop_component_id?: string
  /** Outputs in place of those of nodes on the way. */
  given?: Inputs['runs']['start_run']['given']
}

interface Current {
  run_id: string | undefined
  leave: AbortController
  stopWanted: boolean
  /** It is being looked whether the run has gone on. */
  resuming?: boolean
  /** As far as its events were seen. */
  seen: { seq: number; view: RunView }
}

/** One run at a time: starts it, follows its events through lost connections, stops it. */
export function useFlowRun(flow_id: string, onEnd: () => void) {
  const { client } = api.useUtils()
  const [view, setView] = useState<RunView>(idleRun)
  const current = useRef<Current | undefined>(undefined)
  useEffect(() => () => current.current?.leave.abort(), [])

  /** Shows what happens from where it was left off, until the run ends or waits for a person. */
  const follow = useCallback(
    async (run: Current, run_id: string) => {
      try {
        for await (const { seq, event } of watchRun(client, run_id, {
          after: run.seen.seq,
          signal: run.leave.signal,
        })) {
          run.seen = { seq, view: applyEvent(run.seen.view, event) }
          setView(run.seen.view)
        }
      } finally {
        if (!run.leave.signal.aborted) onEnd()
      }
    },
    [client, onEnd],
  )

  const start = useCallback(
    async (options: StartOptions) => {
      current.current?.leave.abort()
      const leave = new AbortController()
      const mine: Current = { run_id: undefined, leave, stopWanted: false, seen: { seq: 0, view: idleRun } }
      current.current = mine
      setView({ ...idleRun, state: 'running' })
      try {
        const { run_id } = await client.runs.start_run.mutate({ flow_id, ...options })
        mine.run_id = run_id
        if (mine.stopWanted) void client.runs.stop_run.mutate({ run_id })
        await follow(mine, run_id)
      } catch (error) {
        if (leave.signal.aborted) return
        toastError(t('editor.run_failed'), errorWords(error))
        setView(idleRun)
      }
    },
    [client, flow_id, follow],
  )

  /** Plays a run that was started elsewhere onto the canvas, from its first event on. */
  const show = useCallback(
    async (run_id: string) => {
      current.current?.leave.abort()
      const leave = new AbortController()
      current.current = { run_id, leave, stopWanted: false, seen: { seq: 0, view: idleRun } }
      try {
        await follow(current.current, run_id)
      } catch (error) {
        if (!leave.signal.aborted) toastError(t('editor.run_lost'), errorText(error).title)
      }
    },
    [follow],
  )

  /** After a form was answered: the run goes on, and so does what is shown of it. */
  const resume = useCallback(async () => {
    const mine = current.current
    if (mine?.run_id === undefined || mine.resuming || mine.seen.view.state !== 'paused') return
    mine.resuming = true
    try {
      await follow(mine, mine.run_id)
    } catch (error) {
      if (!mine.leave.signal.aborted) toastError(t('editor.run_lost'), errorText(error).title)
    } finally {
      mine.resuming = false
    }
  }, [follow])

  const stop = useCallback(async () => {
    const mine = current.current
    if (!mine) return
    // Pressed before the server had named the run: stop it as soon as it has.
    mine.stopWanted = true
    if (mine.run_id === undefined) return
    await client.runs.stop_run.mutate({ run_id: mine.run_id })
    // Nobody watches a run that waits: its end has to be fetched.
    await resume()
  }, [client, resume])

  const clear = useCallback(() => setView(idleRun), [])
  const run_id = view.state === 'idle' ? undefined : current.current?.run_id
  return { view, run_id, running: view.state === 'running', start, show, stop, resume, clear }
}
