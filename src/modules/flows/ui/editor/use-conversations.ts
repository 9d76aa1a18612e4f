'use client'

import { useMemo, useState } from 'react'
import { api } from '@/client/console/api'
import { errorText } from '@/client/console/error-text'
import { t } from '@/lib/messages/t'
import { visitorSessions } from '@/modules/runs/contract/public-run.operations'
import type { PlaygroundMessage, PlaygroundSession } from '@/modules/runs/ui/playground/playground-types'
import { readSteps } from '@/modules/runs/ui/playground/read-steps'
import { toastError } from '@/ui/toast'

/** The conversations with a flow: which there are, which is open (`open_first` at first), and what was said in it. */
export function useConversations(flow_id: string, open_first?: string) {
  const utils = api.useUtils()
  const sessions = api.monitor.get_message_sessions.useQuery({ flow_id })
  const [fresh, setFresh] = useState<string>(() => crypto.randomUUID())
  const [chosen, setChosen] = useState(open_first)
  // What visitors of the published flow say is read under its messages, not gone on with here.
  const own = useMemo(
    () => (sessions.data ?? []).filter(({ session_id }) => !session_id.startsWith(visitorSessions)),
    [sessions.data],
  )
  const active = chosen ?? own[0]?.session_id ?? fresh
  const isFresh = active === fresh
  const messages = api.monitor.get_messages.useQuery({ flow_id, session_id: active }, { enabled: !isFresh })
  const rename = api.monitor.update_session_id.useMutation()
  const remove = api.monitor.delete_messages_session.useMutation()

  async function attempt(work: () => Promise<unknown>) {
    try {
      await work()
      await utils.monitor.get_message_sessions.invalidate({ flow_id })
    } catch (error) {
      toastError(t('flows.action_failed'), errorText(error).title)
    }
  }

  const list = useMemo((): PlaygroundSession[] => {
    const stored = own.map((session) => ({
      id: session.session_id,
      name: session.session_name ?? t('editor.session_name', { id: session.session_id.slice(0, 8) }),
      updated_at: session.updated_at,
    }))
    if (stored.some((session) => session.id === active)) return stored
    return [{ id: active, name: t('session.new'), updated_at: new Date().toISOString() }, ...stored]
  }, [own, active])

  const history = useMemo(
    (): PlaygroundMessage[] =>
      (messages.data ?? []).map((message) => ({
        id: String(message.id),
        role: message.sender === 'User' ? 'user' : 'assistant',
        name: message.sender_name,
        text: message.text,
        at: message.timestamp,
        state: message.error ? 'failed' : 'complete',
        steps: readSteps(
          message.content_blocks.length > 0 ? message.content_blocks : message.properties.content_blocks,
        ),
        ...(message.error ? { error: { message: message.text } } : {}),
      })),
    [messages.data],
  )

  return {
    active,
    list,
    history,
    loading: !isFresh && messages.isPending,
    select: setChosen,
    create() {
      const id = crypto.randomUUID()
      setFresh(id)
      setChosen(id)
    },
    rename: (id: string, name: string) =>
      void attempt(() => rename.mutateAsync({ old_session_id: id, new_session_name: name })),
    remove: (id: string) =>
      void attempt(async () => {
        await remove.mutateAsync({ session_id: id })
        const next = crypto.randomUUID()
        setFresh(next)
        setChosen(own.find((session) => session.session_id !== id)?.session_id ?? next)
      }),
    /** After a run: what it said is stored now. */
    async refresh() {
      setChosen(active)
      await Promise.all([
        utils.monitor.get_message_sessions.invalidate({ flow_id }),
        utils.monitor.get_messages.invalidate({ flow_id, session_id: active }),
      ])
      if (isFresh) setFresh(crypto.randomUUID())
    },
  }
}
