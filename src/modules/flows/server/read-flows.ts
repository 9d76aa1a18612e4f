import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { toPage } from '@/contract/pagination'
import { escapeLike } from '@/lib/escape-like'
import { memberNames } from '@/modules/tenancy/server'
import type { flowOps } from '../contract/flow.operations'
import { flowFor, flowHeaderDto } from './flow.dto'
import { visibleTo } from './flow.policy'
import { type FlowWhere, flowRepository } from './flow.repository'

const sortable = ['updated_at', 'create_at', 'name'] as const

/** The caller's flows: a plain array, one page, or headers only, as the query asks. */
export async function readFlows(actor: UserActor, input: z.infer<typeof flowOps.read_flows.input>) {
  const where: FlowWhere = {
    AND: [visibleTo(actor), keyword(input.keyword)],
    ...(input.components_only ? { is_component: true } : {}),
    ...(input.exclude_deleted ? { is_deleted: false } : {}),
    ...(input.project_id && !input.all_projects ? { project: { is: { id: uuidOrNone(input.project_id) } } } : {}),
    ...(input.flow_type ? { flow_type: input.flow_type } : {}),
    ...(input.workflow_status ? { is_online: input.workflow_status === 'online' } : {}),
    ...(input.org_id ? { org_id: input.org_id } : {}),
    ...(input.filter_business_id ? { business_id: input.filter_business_id } : {}),
  }
  const column = sortable.find((name) => name === input.sort_by) ?? 'updated_at'
  const order = { [column]: input.sort_order === 'asc' ? 'asc' : 'desc' } as const
  if (input.header_flows)
    return (await flowRepository.list(actor.tenant_id, where, order)).map((row) => flowHeaderDto(actor, row))
  const skip = input.get_all ? 0 : (input.page - 1) * input.size
  const rows = await flowRepository.list(actor.tenant_id, where, order, skip, input.get_all ? undefined : input.size)
  const names = await memberNames(
    actor.tenant_id,
    rows.map((row) => row.user_id),
  )
  const flows = rows.map((row) => flowFor(actor, row, names.get(row.user_id) ?? null))
  return input.get_all ? flows : toPage(flows, await flowRepository.count(actor.tenant_id, where), input)
}

/** Matches part of the name or the description, whatever the letter case. */
export function keyword(words: string | null | undefined): FlowWhere {
  const text = words?.trim()
  if (!text) return {}
  const filter = { contains: escapeLike(text), mode: 'insensitive' } as const
  return { OR: [{ name: filter }, { description: filter }] }
}

/** Something that is not a uuid names no project; the nil uuid finds none. */
const uuidOrNone = (id: string) => (/^[0-9a-f-]{36}$/i.test(id) ? id : '00000000-0000-0000-0000-000000000000')
