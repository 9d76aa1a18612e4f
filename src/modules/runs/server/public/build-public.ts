import type { z } from 'zod'
import { type Actor, authorize } from '@/contract/actor'
import { AppError } from '@/contract/errors'
import { actorOfUser } from '@/modules/access/server'
import { findOpenFlow } from '@/modules/flows/server'
import type { publicRunOps } from '../../contract/public-run.operations'
import type { LiveRun } from '../live-run'
import { startRun } from '../start-run'
import { allowedBy, publishedFlow } from './published-flow'
import { requireClientId, visitorOf } from './visitor'
import { visitorInputs } from './visitor-inputs'

type Input = z.infer<typeof publicRunOps.build_public_tmp.input>

/** Longest message of a visitor, in characters. */
const longest = 100_000
/** With what is stored before it, a session's name still fits where names of sessions are read. */
const longestSession = 250

/**
 * Starts a run of a published flow for a visitor, with the rights of the flow's owner. Throws 400 without a client id or
 * with anything that would change what runs, 403 when the flow is not open to the caller, 404 when it is not online.
 */
export async function startPublicBuild(actor: Actor, input: Input): Promise<LiveRun> {
  const client_id = requireClientId(input.client_id)
  assertPlain(input)
  const flow = await findOpenFlow(actor, input.flow_id)
  const owner = flow && (await actorOfUser(flow.user_id, flow.tenant_id))
  if (!flow || !owner) throw new AppError('forbidden', 'This flow is not open to you')
  authorizeOwner(owner)
  const published = await asPublished(() => publishedFlow(flow))
  const inputs = visitorInputs(published.fields, input.inputs_by_name ?? {})
  return asPublished(() =>
    startRun(owner, {
      flow,
      data: published.data,
      version_id: published.version_id,
      version: published.version,
      ...allowedBy(flow),
      trigger: 'public',
      input_value: input.inputs?.input_value ?? '',
      // Other inputs hold what the author set, perhaps a part of a prompt: a conversation leaves them alone.
      input_type: published.chat ? 'chat' : 'any',
      output_type: 'any',
      session_id: visitorOf(client_id, flow.id).stored(input.inputs?.session || flow.id),
      inputs,
    }),
  )
}

/** Refuses whatever would make the flow another one than its owner published. */
function assertPlain(input: Input): void {
  const { data, tweaks, files, start_component_id, stop_component_id, inputs } = input
  const given = Object.entries({ data, tweaks, start_component_id, stop_component_id })
  const [named] = given.find(([, value]) => value !== undefined && value !== null && value !== '') ?? []
  if (named)
    throw new AppError('bad_request', `A public flow runs as it was published: "${named}" is not taken here`, {
      hint: `Leave "${named}" out.`,
    })
  if (files?.length)
    throw new AppError('bad_request', 'A public flow takes no files from visitors', { hint: 'Leave "files" out.' })
  if (inputs?.components?.length)
    throw new AppError('bad_request', 'A public flow chooses by itself which nodes take the message', {
      hint: 'Leave "inputs.components" out.',
    })
  if ((inputs?.input_value?.length ?? 0) > longest)
    throw new AppError('payload_too_large', `A message may have ${longest} characters`)
  if ((inputs?.session?.length ?? 0) > longestSession)
    throw new AppError('invalid_input', `The name of a session may have ${longestSession} characters`, {
      issues: [{ loc: ['body', 'inputs', 'session'], msg: 'too long', type: 'too_big' }],
    })
}

/** An owner who lost the right to run flows does not lend it to visitors either. */
function authorizeOwner(owner: Actor): void {
  try {
    authorize('flow:run', owner)
  } catch {
    throw new AppError('forbidden', 'This flow is not open to you')
  }
}

/** What is wrong with the graph is between its owner and us; visitors hear that it does not work. */
async function asPublished<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'bad_request') throw error
    throw new AppError('bad_request', 'This flow cannot run as it was published', {
      hint: 'Tell whoever shared it with you.',
      cause: error,
    })
  }
}
