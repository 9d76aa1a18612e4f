import { z } from 'zod'
import { t } from '@/lib/messages/t'
import type { RunInputs } from '../playground/input-value'
import type { PlaygroundMessage } from '../playground/playground-types'
import { clientId } from './client-id'

/** Why something did not work, in words for visitors. */
export class PublicFault extends Error {
  readonly hint: string

  constructor(message: string, hint: string) {
    super(message)
    this.name = 'PublicFault'
    this.hint = hint
  }
}

const base = '/api/v1/build_public_tmp'

/** Starts a run and gives its job. */
export async function startBuild(
  flow_id: string,
  body: { input_value: string; session: string; inputs_by_name?: RunInputs },
): Promise<string> {
  const { input_value, session, inputs_by_name } = body
  const answer = await ask(`${base}/${flow_id}/flow`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ inputs: { input_value, session }, ...(inputs_by_name ? { inputs_by_name } : {}) }),
  })
  return z.object({ job_id: z.string() }).parse(await answer.json()).job_id
}

export async function cancelBuild(job_id: string): Promise<void> {
  await ask(`${base}/${job_id}/cancel`, { method: 'POST' })
}

/** Events of a run from its beginning, until its end or its pause. */
export async function* buildEvents(job_id: string, signal: AbortSignal): AsyncGenerator<unknown> {
  const answer = await ask(`${base}/${job_id}/events`, { signal })
  if (!answer.body) return
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    rest += value
    for (let end = rest.indexOf('\n\n'); end >= 0; end = rest.indexOf('\n\n')) {
      const line = rest.slice(0, end).trim()
      rest = rest.slice(end + 2)
      if (line !== '') yield JSON.parse(line)
    }
  }
}

const Messages = z.array(
  z.object({
    id: z.number(),
    sender: z.string(),
    sender_name: z.string(),
    text: z.string(),
    timestamp: z.string(),
    error: z.boolean(),
  }),
)

/** What was said in a conversation of this visitor. */
export async function readMessages(flow_id: string, session_id: string): Promise<PlaygroundMessage[]> {
  const answer = await ask(`${base}/${flow_id}/messages?session_id=${encodeURIComponent(session_id)}`, {})
  return Messages.parse(await answer.json()).map((message) => ({
    id: String(message.id),
    role: message.sender === 'User' ? 'user' : 'assistant',
    name: message.sender === 'User' ? t('public.you') : message.sender_name,
    text: message.text,
    at: message.timestamp,
    state: 'complete',
  }))
}

/** One request as this visitor. Throws a `PublicFault` for every refusal. */
async function ask(path: string, init: RequestInit): Promise<Response> {
  const headers = { ...init.headers, 'x-client-id': clientId() }
  const send = (credentials: RequestCredentials) =>
    fetch(path, { ...init, headers, credentials }).catch((error: unknown) => {
      if (init.signal?.aborted) throw error
      throw new PublicFault(t('public.offline'), t('public.offline_hint'))
    })
  const first = await send('same-origin')
  // Somebody whose sign-in has run out is a visitor like any other.
  const answer = first.status === 401 ? await send('omit') : first
  if (answer.ok) return answer
  throw await faultOf(answer)
}

const Refusal = z.object({ detail: z.union([z.string(), z.array(z.object({ msg: z.string() }))]) })

async function faultOf(answer: Response): Promise<PublicFault> {
  if (answer.status === 429) {
    const seconds = Math.max(1, Math.ceil(Number(answer.headers.get('retry-after')) || 60))
    return new PublicFault(t('public.limited'), t('public.limited_hint', { seconds }))
  }
  if (answer.status === 401 || answer.status === 403 || answer.status === 404)
    return new PublicFault(t('public.gone'), t('public.gone_hint'))
  const { detail } = Refusal.safeParse(await answer.json().catch(() => undefined)).data ?? { detail: '' }
  const words = typeof detail === 'string' ? detail : detail.map(({ msg }) => msg).join('; ')
  return new PublicFault(t('public.refused'), words || t('public.failed_hint'))
}
