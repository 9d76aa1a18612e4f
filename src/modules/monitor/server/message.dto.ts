import type { z } from 'zod'
import { messageProperties } from '@/modules/runs/server'
import type { Message, MessageSession } from '@/platform/db/generated/client'
import { MessageProperties, MessageRead, type MessageSessionRead } from '../contract/message.operations'

/** A message row on the wire. */
export function messageDto(row: Message): z.infer<typeof MessageRead> {
  return {
    id: row.id,
    sender: row.sender,
    sender_name: row.sender_name,
    session_id: row.session_id,
    context_id: row.context_id,
    ip_address: row.ip_address,
    flow_version: row.flow_version,
    text: row.text,
    files: row.files,
    error: row.error,
    edit: row.edit,
    start_time: row.start_time?.toISOString() ?? null,
    end_time: row.end_time?.toISOString() ?? null,
    properties: MessageProperties.parse(messageProperties(row.properties)),
    category: row.category,
    content_blocks: MessageRead.shape.content_blocks.catch([]).parse(row.content_blocks),
    tenant_id: row.tenant_id,
    flow_id: row.flow_id,
    timestamp: row.timestamp.toISOString(),
  }
}

/** A conversation row on the wire. */
export function sessionDto(row: MessageSession, user_name: string | null): z.infer<typeof MessageSessionRead> {
  return {
    id: row.id,
    flow_id: row.flow_id,
    user_id: row.user_id === null ? null : String(row.user_id),
    user_name,
    session_id: row.session_id,
    session_name: row.session_name,
    is_active: row.is_active,
    create_at: row.create_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
  }
}
