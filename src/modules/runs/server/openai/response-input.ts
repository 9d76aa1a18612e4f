import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { AppError } from '@/contract/errors'
import { findFlowHead } from '@/modules/flows/server'
import type { openaiOps } from '../../contract/openai.operations'
import { runRepository } from '../run.repository'
import { servedVersion } from '../served-version'
import type { RunRequest } from '../start-run'

type Input = z.infer<typeof openaiOps.create_response.input>

/** What a request of OpenAI's Responses form asks of a flow. */
export async function responseRequest(
  actor: UserActor,
  input: Input,
  variables: Record<string, string>,
): Promise<RunRequest> {
  const flow = await findFlowHead(actor, input.model)
  return {
    flow,
    ...(await servedVersion(flow)),
    trigger: 'openai',
    input_value: typeof input.input === 'string' ? input.input : lastText(input.input),
    input_type: 'chat',
    output_type: 'chat',
    session_id: await sessionOf(actor, input.previous_response_id),
    variables,
  }
}

/** `resp_` and the run's id without its dashes. */
export const responseId = (run_id: string): string => `resp_${run_id.replaceAll('-', '')}`

/** The run that a response id names; undefined for any other text. */
export function runOfResponse(id: string): string | undefined {
  const hex = /^resp_([0-9a-f]{32})$/.exec(id)?.[1]
  return hex?.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** The conversation of an earlier response; other ids name a session as they are; without one a new session begins. */
async function sessionOf(actor: UserActor, previous: string | null | undefined): Promise<string> {
  if (!previous) return randomUUID()
  const run_id = runOfResponse(previous)
  const run = run_id && (await runRepository.find(actor.tenant_id, run_id))
  if (run && run.user_id === actor.user_id) return run.session_id
  if (run_id) {
    throw new AppError('not_found', `The response ${JSON.stringify(previous)} is not known`, {
      hint: 'Leave previous_response_id out to begin a new conversation.',
    })
  }
  return previous
}

const Said = z.object({
  role: z.string().catch('user'),
  content: z.union([z.string(), z.array(z.looseObject({ text: z.string().optional() }))]),
})

function lastText(items: readonly unknown[]): string {
  const messages = items.flatMap((item) => Said.safeParse(item).data ?? [])
  const last = messages.findLast((message) => message.role === 'user') ?? messages.at(-1)
  if (!last) return ''
  return typeof last.content === 'string' ? last.content : last.content.map((part) => part.text ?? '').join('\n')
}
