'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { t } from '@/lib/messages/t'
import type { RunInputs } from '../playground/input-value'
import { buildEvents, cancelBuild, PublicFault, startBuild } from './public-api'
import { addEvent, failure, idleView, leftId, localId, type PublicView } from './public-view'
import { forgetRunning, keepRunning, readRunning } from './running-build'

/** Pauses before a broken stream is read again, in milliseconds. */
const again = [500, 2_000, 5_000]

export interface Asked {
  text: string
  session: string
  inputs?: RunInputs
}

/** A run that has just begun: nothing is known of it but what was said. */
function runningView(text: string, id = localId('said')): PublicView {
  const said = {
    id,
    role: 'user' as const,
    name: t('public.you'),
    text,
    at: new Date().toISOString(),
    state: 'complete' as const,
  }
  return { ...idleView, state: 'running', messages: text === '' ? [] : [said] }
}

/** One run after the other of a published flow: started, read to its end, stopped. */
export function usePublicRun(flow_id: string) {
  const [view, setView] = useState<PublicView>(idleView)
  /** Tells the reading that is under way from those before it. */
  const reading = useRef<AbortController | undefined>(undefined)
  const job = useRef<string | undefined>(undefined)
  const start = useRef<PublicView>(idleView)

  useEffect(
    () => () => {
      reading.current?.abort()
      // The page may be shown again without being loaded: then it is picked up anew.
      job.current = undefined
    },
    [],
  )

  /**
   * Reads a run's events from the first on, again when the connection breaks.
   * @param found it ran when the page was left: when it is not there any more, there is nothing to tell
   */
  const follow = useCallback(
    async (job_id: string, found = false) => {
      reading.current?.abort()
      const mine = new AbortController()
      reading.current = mine
      const fail = (error: unknown) => {
        const { message, hint } =
          error instanceof PublicFault ? error : { message: t('public.cut'), hint: t('public.cut_hint') }
        setView((before) => ({
          ...before,
          state: 'failed',
          messages: [...before.messages, failure({ message, hint })],
        }))
      }
      for (const pause of [...again, undefined]) {
        let now = start.current
        try {
          for await (const event of buildEvents(job_id, mine.signal)) {
            now = addEvent(now, event)
            setView(now)
          }
          if (mine.signal.aborted) return
          if (now.state !== 'running') {
            if (now.state !== 'paused') forgetRunning(flow_id, job_id)
            return
          }
          // The stream ended without an end: what is missing is read again.
        } catch (error) {
          if (mine.signal.aborted) return
          if (found && error instanceof PublicFault) {
            forgetRunning(flow_id, job_id)
            start.current = idleView
            return setView(idleView)
          }
          if (pause === undefined) return fail(error)
        }
        if (pause === undefined) return fail(undefined)
        await new Promise((resolve) => setTimeout(resolve, pause))
        if (mine.signal.aborted) return
      }
    },
    [flow_id],
  )

  const run = useCallback(
    async ({ text, session, inputs }: Asked) => {
      reading.current?.abort()
      job.current = undefined
      start.current = runningView(text)
      setView(start.current)
      const mine = new AbortController()
      reading.current = mine
      try {
        const id = await startBuild(flow_id, {
          input_value: text,
          session,
          ...(inputs ? { inputs_by_name: inputs } : {}),
        })
        job.current = id
        keepRunning(flow_id, { job_id: id, session, text })
        // Stopped, or left for another conversation, before it was under way.
        if (mine.signal.aborted) return void cancelBuild(id).catch(() => undefined)
        await follow(id)
      } catch (error) {
        if (mine.signal.aborted) return
        const { message, hint } =
          error instanceof PublicFault ? error : { message: t('public.failed'), hint: t('public.failed_hint') }
        setView({
          ...start.current,
          state: 'failed',
          messages: [...start.current.messages, failure({ message, hint })],
        })
      }
    },
    [flow_id, follow],
  )

  /** Goes on with what ran in this tab when the page was left; with a session, only if it belongs to that one. */
  const pickUp = useCallback(
    (session?: string) => {
      const left = readRunning(flow_id)
      if (!left || job.current !== undefined || (session !== undefined && left.session !== session)) return
      job.current = left.job_id
      start.current = runningView(left.text, leftId())
      setView(start.current)
      void follow(left.job_id, true)
    },
    [flow_id, follow],
  )

  return {
    view,
    run,
    pickUp,
    /** A form was answered: the run goes on. */
    resume() {
      if (job.current === undefined) return
      setView((before) => ({ ...before, state: 'running', forms: [], waits_inside: false }))
      void follow(job.current)
    },
    /** Stops the run; its stream tells how it ended. */
    async stop() {
      if (job.current === undefined) {
        reading.current?.abort()
        return setView((before) => ({ ...before, state: 'stopped' }))
      }
      try {
        await cancelBuild(job.current)
        if (view.state === 'paused') void follow(job.current)
      } catch {
        reading.current?.abort()
        setView((before) => ({ ...before, state: 'stopped' }))
      }
    },
    /** Another conversation is opened: what runs goes on there, unseen. */
    clear() {
      reading.current?.abort()
      job.current = undefined
      start.current = idleView
      setView(idleView)
    },
  }
}
