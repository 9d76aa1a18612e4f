'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { t } from '@/lib/messages/t'
import type { PlaygroundMessage } from '../playground/playground-types'
import { PublicFault, readMessages } from './public-api'

interface Past {
  session: string | undefined
  messages: readonly PlaygroundMessage[]
  fault: PublicFault | undefined
  loading: boolean
}

const nothing: Past = { session: undefined, messages: [], fault: undefined, loading: false }

/**
 * What was said in a conversation before the run that is under way.
 * @param stored the conversation was begun before it was opened here; one that begins now is not read
 */
export function useConversation(flow_id: string, session: string | undefined, stored: boolean) {
  const [past, setPast] = useState<Past>(nothing)
  const begun = useRef(stored)
  useEffect(() => {
    begun.current = stored
  })

  const load = useCallback(async () => {
    if (session === undefined) return
    const now = (change: Partial<Past>) =>
      // Another conversation may have been opened in the meantime.
      setPast((before) => (before.session === session ? { ...nothing, session, ...change } : before))
    setPast({ ...nothing, session, loading: begun.current })
    if (!begun.current) return
    try {
      now({ messages: await readMessages(flow_id, session) })
    } catch (error) {
      now({
        fault: error instanceof PublicFault ? error : new PublicFault(t('public.failed'), t('public.failed_hint')),
      })
    }
  }, [flow_id, session])

  useEffect(() => {
    void load()
  }, [load])

  const keep = useCallback(
    (messages: readonly PlaygroundMessage[]) => setPast({ ...nothing, session, messages }),
    [session],
  )
  return {
    ...(past.session === session ? past : { ...nothing, loading: stored }),
    /** What has been said by now is the past of the next turn. */
    keep,
    reload: () => void load(),
  }
}
