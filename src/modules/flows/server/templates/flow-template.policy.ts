import type { UserActor } from '@/contract/actor'
import { AppError } from '@/contract/errors'
import { userRepository } from '@/modules/identity/server'
import type { FlowTemplate } from '@/platform/db/generated/client'
import { mayChange } from '../flow.policy'
import type { TemplateWhere } from './flow-template.repository'

/** Templates that an actor may see: personal ones their own, all others of the tenant, and those of the installation. */
export const visibleTemplates = (actor: UserActor): TemplateWhere => ({
  OR: [{ scope: { not: 'personal' } }, { user_id: actor.user_id }],
})

export async function ownsInstallation(actor: UserActor): Promise<boolean> {
  return (await userRepository.byId(actor.user_id))?.is_superuser === true
}

/** Throws 403 unless the actor may change a template that they see. */
export async function assertMayChange(actor: UserActor, template: FlowTemplate): Promise<void> {
  if (template.scope === 'system') return assertOwnsInstallation(actor)
  if (mayChange(actor, template)) return
  throw new AppError('forbidden', 'Only who made this template, or an admin, may change it', {
    hint: 'Make a flow from it, and a template of your own from that.',
  })
}

export async function assertOwnsInstallation(actor: UserActor): Promise<void> {
  if (await ownsInstallation(actor)) return
  throw new AppError('forbidden', 'Only the owner of the installation may make templates for everybody', {
    hint: 'Make it for your tenant, or for yourself.',
  })
}
