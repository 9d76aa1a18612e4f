import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { AppError } from '@/contract/errors'
import type { FileValue, MessageValue } from '@/engine'
import { newMessage } from '@/engine/messages'
import { isFile } from '@/engine/value-guards'
import { storeFile } from '@/modules/files/server'
import { findFlowHead } from '@/modules/flows/server'
import type { openaiOps } from '../../contract/openai.operations'
import { fileInput } from '../file-input'
import { servedVersion } from '../served-version'
import type { RunRequest } from '../start-run'

type Input = z.infer<typeof openaiOps.create_chat_completion.input>
type Message = Input['messages'][number]

/** What a chat of OpenAI's form asks of a flow. Throws 400 when there is nothing to answer. */
export async function chatRequest(actor: UserActor, input: Input): Promise<RunRequest> {
  if (input.tools && input.tools.length > 0) {
    throw new AppError('bad_request', 'A flow brings its own tools: "tools" cannot be given', {
      hint: 'Leave "tools" out, or add them to the flow.',
    })
  }
  const at = input.messages.findLastIndex((message) => message.role === 'user')
  const last = input.messages[at]
  if (!last) throw new AppError('bad_request', 'There is no message of the role "user" to answer')
  const flow = await findFlowHead(actor, input.model)
  const session_id = input.session_id || `chat-${randomUUID()}`
  const attachments = await picturesOf(actor, last)
  return {
    flow,
    ...(await servedVersion(flow)),
    trigger: 'openai',
    input_value: textOfMessage(last),
    input_type: 'chat',
    output_type: 'chat',
    session_id,
    ...(attachments.length > 0 ? { attachments, files: attachments.map((file) => file.ref) } : {}),
    ...(input.session_id ? {} : { history: historyOf(input.messages.slice(0, at), session_id) }),
  }
}

function textOfMessage({ content }: Message): string {
  if (typeof content === 'string') return content
  return (content ?? []).flatMap((part) => (part.type === 'text' && part.text ? [part.text] : [])).join('\n')
}

function historyOf(messages: readonly Message[], session_id: string): MessageValue[] {
  return messages.flatMap((message) => {
    const sender = message.role === 'user' ? 'User' : message.role === 'assistant' ? 'Machine' : undefined
    const text = textOfMessage(message)
    return sender && text !== '' ? [newMessage(text, { session_id }, { sender, sender_name: sender })] : []
  })
}

async function picturesOf(actor: UserActor, { content }: Message): Promise<FileValue[]> {
  const files: FileValue[] = []
  for (const part of typeof content === 'string' ? [] : (content ?? [])) {
    const url = typeof part.image_url === 'string' ? part.image_url : part.image_url?.url
    if (url) files.push(await picture(actor, url))
  }
  return files
}

async function picture(actor: UserActor, url: string): Promise<FileValue> {
  const data = /^data:([^;,]+);base64,(.+)$/s.exec(url)
  if (data) {
    const [, media_type = '', base64 = ''] = data
    const bytes = new Uint8Array(Buffer.from(base64, 'base64'))
    const { tenant_id, user_id } = actor
    return storeFile(tenant_id, {
      name: `picture.${media_type.split('/')[1] ?? 'png'}`,
      media_type,
      content: bytes,
      user_id,
      flow_id: null,
    })
  }
  const file = await fileInput({ transfer_method: 'remote_url', url }, async () => undefined)
  if (isFile(file)) return file
  throw new AppError('invalid_input', 'A picture is neither an address nor data')
}
