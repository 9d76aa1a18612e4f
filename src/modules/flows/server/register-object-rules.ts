import type { UserActor } from '@/contract/actor'
import type { Privilege } from '@/contract/privileges'
import { provideObjectRule } from '@/modules/access/server'
import { on } from '@/platform/events/domain-events'
import { type FlowPrivilege, type FlowReach, holdsOver, holdsOverProject, type ProjectReach } from './flow.policy'
import { flowRepository } from './flow.repository'
import { projectRepository } from './project.repository'

/** Tells who may do what with a flow and a project, by the rules that requests meet. */
export function registerObjectRules(): void {
  on('user_deleted', 'flows', async ({ user_id }) => {
    await projectRepository.removeDefaults(user_id)
  })
  provideObjectRule('flow', async (actor, id, privilege) => {
    const flow = await flowRepository.find(actor.tenant_id, { id })
    if (!flow) return undefined
    const allowed = isFlowPrivilege(privilege) && holdsOver(actor, flow, privilege)
    const rule = isFlowPrivilege(privilege) ? flowRule(actor, flow, allowed) : 'This privilege is not about flows'
    return { name: flow.name, allowed, rule, business_id: flow.business_id }
  })
  provideObjectRule('project', async (actor, id, privilege) => {
    const project = await projectRepository.find(actor.tenant_id, id)
    if (!project) return undefined
    if (!isFlowPrivilege(privilege))
      return { name: project.name, allowed: false, rule: 'This privilege is not about projects' }
    const allowed = holdsOverProject(actor, project, privilege)
    return {
      name: project.name,
      allowed,
      rule: projectRule(actor, project, allowed),
      business_id: project.business_id,
    }
  })
}

const isFlowPrivilege = (privilege: Privilege): privilege is FlowPrivilege =>
  /^(flow|run|message|file):/.test(privilege)

function flowRule(actor: UserActor, flow: FlowReach, allowed: boolean): string {
  const { username } = actor
  const sharing = flow.access_type === 'PRIVATE' ? 'private' : flow.access_type.toLowerCase()
  if (flow.user_id === actor.user_id)
    return allowed
      ? `The flow is ${username}'s own`
      : `The flow is ${username}'s own, but no role gives this right there`
  if (allowed && actor.privileges.has('flow:administer')) return `${username} reaches every flow of the tenant`
  if (allowed && actor.businesses.has(flow.business_id))
    return `The flow belongs to a business where ${username} has this right`
  if (allowed) return `The flow is ${sharing}, and ${username} has this right in the whole tenant`
  if (flow.access_type === 'PRIVATE')
    return 'The flow is private: only its owner and those who reach every flow get to it'
  if (flow.business_id !== 0) return `The flow is ${sharing} in a business where ${username} does not have this right`
  return `The flow is ${sharing}: others may look at it and run it, not more`
}

function projectRule(actor: UserActor, project: ProjectReach, allowed: boolean): string {
  const { username } = actor
  if (project.user_id === actor.user_id) return `The project is ${username}'s own`
  if (allowed && actor.privileges.has('flow:administer')) return `${username} reaches every project of the tenant`
  if (allowed) return `The project belongs to a business where ${username} has this right`
  if (project.business_id !== 0) return `The project belongs to a business where ${username} does not have this right`
  return 'Projects of no business are for their owners and those who reach every flow'
}
