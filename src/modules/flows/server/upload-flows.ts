import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { AppError } from '@/contract/errors'
import { isUniqueViolation } from '@/platform/db/prisma-errors'
import type { FlowRead } from '../contract/flow.schema'
import { flowDto } from './flow.dto'
import { changeableBy } from './flow.policy'
import { flowRepository } from './flow.repository'
import { flowRow, graphColumns, type TakenNames } from './flow-row'
import { readFlowFile, type UploadedFlow } from './read-flow-file'

/**
 * Imports every flow of a file. One whose id the caller may change is updated; any other becomes a new flow, with the
 * file's id when it is free everywhere and with a new one otherwise.
 */
export async function uploadFlows(actor: UserActor, input: { file: File }): Promise<z.infer<typeof FlowRead>[]> {
  const flows = await readFlowFile(input.file)
  const ids = flows.flatMap((flow) => flow.id ?? [])
  const twice = ids.find((id, index) => ids.indexOf(id) !== index)
  if (twice !== undefined)
    throw new AppError('invalid_input', `The file holds two flows with the id ${twice}`, {
      issues: [{ loc: ['body', 'file'], msg: `two flows have the id ${twice}`, type: 'duplicate_id' }],
    })
  const taken: TakenNames = { names: [], endpoints: [] }
  const done: z.infer<typeof FlowRead>[] = []
  for (const flow of flows) done.push((await overwrite(actor, flow)) ?? (await insert(actor, flow, taken)))
  return done
}

async function overwrite(actor: UserActor, { id, flow }: UploadedFlow) {
  if (!id) return undefined
  const { tenant_id, user_id } = actor
  const before = await flowRepository.find(tenant_id, { id, ...changeableBy(actor) })
  if (!before) return undefined
  const row = await flowRepository.update(tenant_id, id, {
    description: flow.description ?? null,
    tags: flow.tags ?? [],
    ...graphColumns(tenant_id, flow.data),
    is_deleted: false,
    m_uid: user_id,
    updated_at: new Date(Math.max(Date.now(), before.updated_at.getTime() + 1)),
  })
  return row && flowDto(row, actor.username)
}

async function insert(actor: UserActor, { id, flow }: UploadedFlow, taken: TakenNames) {
  const row = await flowRow(actor, flow, taken, id)
  try {
    return flowDto(await flowRepository.create(actor.tenant_id, row), actor.username)
  } catch (error) {
    // The id belongs to somebody else, perhaps across the wall: nothing about that is told, the flow gets its own.
    if (!isUniqueViolation(error)) throw error
    return flowDto(
      await flowRepository.create(actor.tenant_id, await flowRow(actor, flow, { names: [], endpoints: [] })),
      actor.username,
    )
  }
}
