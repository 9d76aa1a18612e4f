'use client'

import { useCallback, useEffect, useState } from 'react'
import { z } from 'zod'
import { randomId } from './client-id'

const Session = z.object({ id: z.string(), name: z.string(), updated_at: z.string() })
export type PublicSession = z.infer<typeof Session>

/** Conversations that are kept on the list of one flow. */
const most = 50

const key = (flow_id: string) => `millrace.public.${flow_id}`

function read(flow_id: string): PublicSession[] {
  try {
    return z
      .array(Session)
      .catch([])
      .parse(JSON.parse(localStorage.getItem(key(flow_id)) ?? '[]'))
  } catch {
    return []
  }
}

/** The conversations that this browser remembers, and the one that is open. Undefined until the browser was asked. */
export function usePublicSessions(flow_id: string) {
  const [sessions, setSessions] = useState<readonly PublicSession[]>([])
  const [active, setActive] = useState<string | undefined>(undefined)

  useEffect(() => {
    const known = read(flow_id)
    setSessions(known)
    setActive(known[0]?.id ?? randomId())
  }, [flow_id])

  const keep = useCallback(
    (next: readonly PublicSession[]) => {
      setSessions(next)
      try {
        localStorage.setItem(key(flow_id), JSON.stringify(next))
      } catch {
        // Storage may be closed or full; the conversation goes on without being remembered.
        return
      }
    },
    [flow_id],
  )

  return {
    sessions,
    active,
    select: setActive,
    create: () => setActive(randomId()),
    /** Something was said: the conversation stands first, under the name that its first message gave it. */
    touch(id: string, text: string) {
      const known = read(flow_id)
      const name = known.find((session) => session.id === id)?.name ?? text.slice(0, 80)
      const fresh = { id, name, updated_at: new Date().toISOString() }
      keep([fresh, ...known.filter((session) => session.id !== id)].slice(0, most))
    },
    forget(id: string) {
      const rest = read(flow_id).filter((session) => session.id !== id)
      keep(rest)
      if (id === active) setActive(rest[0]?.id ?? randomId())
    },
  }
}
