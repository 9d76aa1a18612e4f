import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { visibleFlowIds } from '@/modules/flows/server'
import type { runOps } from '../contract/run.operations'
import { formDto } from './form.dto'
import { formRepository } from './form.repository'

/** Forms of runs of flows that the caller may see, the newest first. */
export async function listForms(actor: UserActor, input: z.infer<typeof runOps.list_forms.input>) {
  const { status, run_id, limit } = input
  const forms = await formRepository.list(actor.tenant_id, { status, ...(run_id ? { run_id } : {}) }, limit)
  const visible = await visibleFlowIds(actor, [...new Set(forms.map((form) => form.flow_id))])
  return forms.filter((form) => visible.has(form.flow_id)).map(formDto)
}
