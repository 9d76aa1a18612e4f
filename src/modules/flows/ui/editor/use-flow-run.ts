'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { api } from '@/client/console/api'
import { errorText } from '@/client/console/error-text'
import { watchRun } from '@/client/watch-run'
import { t } from '@/lib/messages/t'
import { toastError } from '@/ui/toast'
import { applyEvent, idleRun, type RunView } from './run-view'

interface StartOptions {
  input_value: string
  session_id: string
  /** Runs only this node and what it needs. */
  stop_component_id?: string
}

interface Current {
  run_id: string | undefined
  leave: AbortController
  stopWanted: boolean
}

/** One run at a time: starts it, follows its events through lost connections, stops it. */
export function useFlowRun(flow_id: string, onEnd: () => void) {
  const { client } = api.useUtils()
  const [view, setView] = useState<RunView>(idleRun)
  const current = useRef<Current | undefined>(undefined)
  useEffect(() => () => current.current?.leave.abort(), [])

  const follow = useCallback(
    async (run_id: string, leave: AbortController) => {
      let shown = idleRun
      for await (const { event } of watchRun(client, run_id, { signal: leave.signal })) {
        shown = applyEvent(shown, event)
        setView(shown)
      }
    },
    [client],
  )

  const start = useCallback(
    async (options: StartOptions) => {
      current.current?.leave.abort()
      const leave = new AbortController()
      const mine: Current = { run_id: undefined, leave, stopWanted: false }
      current.current = mine
      setView({ ...idleRun, state: 'running' })
      try {
        const { run_id } = await client.runs.start_run.mutate({ flow_id, ...options })
        mine.run_id = run_id
        if (mine.stopWanted) void client.runs.stop_run.mutate({ run_id })
        await follow(run_id, leave)
      } catch (error) {
        if (leave.signal.aborted) return
        const { title, hint } = errorText(error)
        toastError(t('editor.run_failed'), hint ? `${title}. ${hint}` : title)
        setView(idleRun)
      } finally {
        if (!leave.signal.aborted) onEnd()
      }
    },
    [client, flow_id, follow, onEnd],
  )

  const stop = useCallback(async () => {
    const mine = current.current
    if (!mine) return
    // Pressed before the server had named the run: stop it as soon as it has.
    mine.stopWanted = true
    if (mine.run_id !== undefined) await client.runs.stop_run.mutate({ run_id: mine.run_id })
  }, [client])

  const clear = useCallback(() => setView(idleRun), [])
  return { view, running: view.state === 'running', start, stop, clear }
}
