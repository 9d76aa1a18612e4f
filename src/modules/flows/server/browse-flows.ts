import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { memberNames } from '@/modules/tenancy/server'
import type { flowOps } from '../contract/flow.operations'
import { AccessType } from '../contract/flow.schema'
import { visibleTo } from './flow.policy'
import { type FlowWhere, flowRepository } from './flow.repository'
import { keyword } from './read-flows'

/** The console's list: one window of rows without graphs, with the total. */
export async function browseFlows(actor: UserActor, input: z.infer<typeof flowOps.browse_flows.input>) {
  const where: FlowWhere = {
    AND: [visibleTo(actor), keyword(input.search)],
    is_component: false,
    is_deleted: input.deleted,
    ...(input.project_id ? { project_id: input.project_id } : {}),
  }
  const [rows, total] = await Promise.all([
    flowRepository.browse(actor.tenant_id, where, { [input.sort]: input.order }, input.cursor, input.limit),
    flowRepository.count(actor.tenant_id, where),
  ])
  const names = await memberNames(
    actor.tenant_id,
    rows.map((row) => row.user_id),
  )
  const end = input.cursor + rows.length
  return {
    items: rows.map(({ user_id, ...row }) => ({
      ...row,
      access_type: AccessType.catch('PRIVATE').parse(row.access_type),
      create_at: row.create_at.toISOString(),
      updated_at: row.updated_at.toISOString(),
      creator_name: names.get(user_id) ?? null,
    })),
    total,
    next_cursor: end < total ? end : null,
  }
}
