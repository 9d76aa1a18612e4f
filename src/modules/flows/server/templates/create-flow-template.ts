import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { AppError } from '@/contract/errors'
import { stripSecrets } from '@/formats/langflow/strip-secrets'
import type { flowTemplateOps } from '../../contract/flow-template.operations'
import { assertMayPlace } from '../assert-may-place'
import { findFlow } from '../read-flow'
import { flowTemplateDto } from './flow-template.dto'
import { assertOwnsInstallation } from './flow-template.policy'
import { flowTemplateRepository } from './flow-template.repository'

/** Keeps the draft of a flow that the caller may see, without its secrets. 422 for a business that is not named. */
export async function createFlowTemplate(
  actor: UserActor,
  input: z.infer<typeof flowTemplateOps.create_flow_template.input>,
) {
  const flow = await findFlow(actor, input.flow_id)
  if (input.scope === 'system') assertOwnsInstallation(actor)
  if (input.scope === 'business' && !input.business_id) {
    throw new AppError('invalid_input', 'The scope business needs a business_id', {
      issues: [{ loc: ['body', 'business_id'], msg: 'is needed for the scope business', type: 'missing' }],
    })
  }
  if (input.scope === 'business') await assertMayPlace(actor, input)
  const row = await flowTemplateRepository.create(actor.tenant_id, {
    user_id: actor.user_id,
    scope: input.scope,
    business_id: input.scope === 'business' ? (input.business_id ?? 0) : 0,
    name: input.name,
    description: input.note ?? flow.description,
    flow_skill: flow.flow_skill,
    flow_type: flow.flow_type,
    icon: flow.icon,
    icon_bg_color: flow.icon_bg_color,
    gradient: flow.gradient,
    tags: flow.tags,
    ...(flow.data === null ? {} : { data: stripSecrets(flow.data) }),
  })
  return flowTemplateDto(actor, row, actor.username)
}
