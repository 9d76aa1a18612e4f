'use client'

import { useState } from 'react'
import { api } from '@/client/console/api'
import { errorWords } from '@/client/console/error-text'
import { saveBlob } from '@/client/console/save-blob'
import { t } from '@/lib/messages/t'
import { toastDone, toastError } from '@/ui/toast'
import type { ConversationId, MessageRow } from './conversation-rows'
import { type MessageFormat, messageFile } from './message-files'

const PAGE = 500

/** What can be done with conversations; lists are fresh afterwards, faults are said in words. */
export function useConversationActions() {
  const utils = api.useUtils()
  const [busy, setBusy] = useState(false)
  const { client } = utils

  const fresh = () =>
    Promise.all([utils.monitor.browse_conversations.invalidate(), utils.monitor.read_conversation.invalidate()])

  /** True when all of it worked. */
  async function attempt(work: () => Promise<unknown>): Promise<boolean> {
    setBusy(true)
    try {
      await work()
      return true
    } catch (error) {
      toastError(t('messages.not_done'), errorWords(error))
      return false
    } finally {
      setBusy(false)
    }
  }

  /** All messages of a conversation, the oldest first. */
  async function whole({ flow_id, session_id }: ConversationId): Promise<MessageRow[]> {
    const pages: MessageRow[][] = []
    let cursor: number | null = null
    do {
      const page: { items: MessageRow[]; next_cursor: number | null } = await client.monitor.read_conversation.query({
        flow_id,
        session_id,
        limit: PAGE,
        ...(cursor ? { cursor } : {}),
      })
      pages.unshift(page.items)
      cursor = page.next_cursor
    } while (cursor)
    return pages.flat()
  }

  return {
    busy,
    fresh,
    rename: ({ flow_id, session_id }: ConversationId, session_name: string) =>
      attempt(async () => {
        await client.monitor.rename_conversation.mutate({ flow_id, session_id, session_name })
        await fresh()
      }),
    remove: (conversations: readonly ConversationId[]) =>
      attempt(async () => {
        try {
          for (const { flow_id, session_id } of conversations)
            await client.monitor.delete_conversation.mutate({ flow_id, session_id })
        } finally {
          await utils.monitor.browse_conversations.invalidate()
        }
        toastDone(
          conversations.length === 1
            ? t('messages.conversation_deleted')
            : t('messages.conversations_deleted', { count: conversations.length }),
        )
      }),
    exportAs: (conversations: readonly ConversationId[], format: MessageFormat) =>
      attempt(async () => {
        const messages: MessageRow[] = []
        for (const conversation of conversations) messages.push(...(await whole(conversation)))
        const [only] = conversations
        const name = conversations.length === 1 && only ? only.session_id.slice(0, 80) : String(conversations.length)
        saveBlob(t('messages.file_name', { name, format }), messageFile(messages, format))
      }),
    edit: (message_id: number, text: string) =>
      attempt(async () => {
        await client.monitor.update_message.mutate({ message_id, text })
        await fresh()
      }),
    removeMessages: (message_ids: number[]) =>
      attempt(async () => {
        await client.monitor.delete_messages.mutate({ message_ids })
        await fresh()
        toastDone(
          message_ids.length === 1
            ? t('messages.message_deleted')
            : t('messages.messages_deleted', { count: message_ids.length }),
        )
      }),
  }
}
