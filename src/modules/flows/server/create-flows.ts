import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import type { FlowCreate } from '../contract/flow.schema'
import { flowDto } from './flow.dto'
import { type FlowData, flowRepository } from './flow.repository'
import { flowRow, type TakenNames } from './flow-row'

/** Creates several flows, all or none. */
export async function createFlows(actor: UserActor, input: { flows: z.infer<typeof FlowCreate>[] }) {
  const taken: TakenNames = { names: [], endpoints: [] }
  const rows: FlowData[] = []
  for (const flow of input.flows) rows.push(await flowRow(actor, flow, taken))
  if (rows.length === 0) return []
  const created = await flowRepository.createAll(actor.tenant_id, rows)
  const order = new Map(rows.map((row, index) => [row.id, index]))
  created.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0))
  return created.map((flow) => flowDto(flow, actor.username))
}
