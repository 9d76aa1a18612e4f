import type { UserActor } from '@/contract/actor'
import { AppError } from '@/contract/errors'
import type { FlowTemplate } from '@/platform/db/generated/client'
import { businessesWith, owns } from '../flow.policy'
import type { TemplateWhere } from './flow-template.repository'

/**
 * Templates that an actor may see: their own, those of the tenant and of the installation, and those of businesses in which
 * they may see flows.
 */
export function visibleTemplates(actor: UserActor): TemplateWhere {
  const { here, below } = businessesWith(actor, 'flow:read')
  const all = actor.privileges.has('flow:administer')
  return {
    OR: [
      { scope: { in: ['system', 'tenant'] } },
      { user_id: actor.user_id },
      { scope: 'business', ...(all ? {} : { business_id: { in: here.concat(below) } }) },
    ],
  }
}

/** Throws 403 unless the actor may change a template that they see. */
export function assertMayChange(actor: UserActor, template: FlowTemplate): void {
  if (template.scope === 'system') assertOwnsInstallation(actor)
  else if (!owns(actor, template)) throw notTheirs()
}

const notTheirs = () =>
  new AppError('forbidden', 'Only who made this template, or an admin, may change it', {
    hint: 'Make a flow from it, and a template of your own from that.',
  })

export function assertOwnsInstallation(actor: UserActor): void {
  if (actor.is_superuser) return
  throw new AppError('forbidden', 'Only the owner of the installation may make templates for everybody', {
    hint: 'Make it for your tenant, or for yourself.',
  })
}
