import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { AppError } from '@/contract/errors'
import { isUniqueViolation } from '@/platform/db/prisma-errors'
import type { FlowRead } from '../contract/flow.schema'
import { flowDto } from './flow.dto'
import { changeableBy } from './flow.policy'
import { type FlowData, type FlowUpdate, flowRepository } from './flow.repository'
import { flowRow, graphColumns, type TakenNames } from './flow-row'
import { readFlowFile, type UploadedFlow } from './read-flow-file'

/**
 * Imports every flow of a file, all or none. One whose id the caller may change is updated; any other becomes a new flow,
 * with the file's id when it is free everywhere and with a new one otherwise.
 */
export async function uploadFlows(actor: UserActor, input: { file: File }): Promise<z.infer<typeof FlowRead>[]> {
  const flows = await readFlowFile(input.file)
  const ids = flows.flatMap((flow) => flow.id ?? [])
  const twice = ids.find((id, index) => ids.indexOf(id) !== index)
  if (twice !== undefined)
    throw new AppError('invalid_input', `The file holds two flows with the id ${twice}`, {
      issues: [{ loc: ['body', 'file'], msg: `two flows have the id ${twice}`, type: 'duplicate_id' }],
    })
  return importAll(actor, flows)
}

async function importAll(actor: UserActor, flows: UploadedFlow[], attempt = 1): Promise<z.infer<typeof FlowRead>[]> {
  const { updates, rows, order } = await prepare(actor, flows)
  try {
    const done = await flowRepository.importAll(actor.tenant_id, updates, rows)
    return order.flatMap((id) => {
      const row = done.get(id)
      return row ? [flowDto(row, actor.username)] : []
    })
  } catch (error) {
    // Somebody took a name between the look and the write.
    if (!isUniqueViolation(error) || attempt >= 5) throw error
    return importAll(actor, flows, attempt + 1)
  }
}

/** What is to be written, looked up before the transaction begins, and the ids in the order of the file. */
async function prepare(actor: UserActor, flows: UploadedFlow[]) {
  const { tenant_id, user_id } = actor
  const ids = flows.flatMap((flow) => flow.id ?? [])
  const mine = await flowRepository.dates(tenant_id, { id: { in: ids }, ...changeableBy(actor) })
  const taken: TakenNames = { names: [], endpoints: [] }
  const updates: FlowUpdate[] = []
  const rows: FlowData[] = []
  const order: string[] = []
  for (const { id = randomUUID(), flow } of flows) {
    order.push(id)
    const before = mine.get(id)
    if (!before) rows.push(await flowRow(actor, flow, taken, id))
    else
      updates.push({
        id,
        data: {
          description: flow.description ?? null,
          tags: flow.tags ?? [],
          ...graphColumns(tenant_id, flow.data),
          is_deleted: false,
          m_uid: user_id,
          updated_at: new Date(Math.max(Date.now(), before.getTime() + 1)),
        },
      })
  }
  return { updates, rows, order }
}
