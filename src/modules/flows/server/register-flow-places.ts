import { escapeLike } from '@/lib/escape-like'
import { addDependant, addResourceSource } from '@/modules/tenancy/server'
import { projectsWith, visibleTo } from './flow.policy'
import { placeRepository } from './place.repository'

const named = (search: string) =>
  search === '' ? {} : ({ name: { contains: escapeLike(search), mode: 'insensitive' } } as const)
const flowWords = ['flow', 'flows'] as const
const trashWords = ['flow in the trash', 'flows in the trash'] as const
const projectWords = ['project', 'projects'] as const

/** Tells tenancy which flows, projects and templates belong to a business or an org. */
export function registerFlowPlaces(): void {
  for (const place of ['business', 'org'] as const) {
    const at = (id: number) => (place === 'business' ? { business_id: id } : { org_id: id })
    addDependant(place, 'flow', {
      words: flowWords,
      count: (tenant_id, id) => placeRepository.flowCount(tenant_id, { ...at(id), is_deleted: false }),
    })
    addDependant(place, 'deleted_flow', {
      words: trashWords,
      count: (tenant_id, id) => placeRepository.flowCount(tenant_id, { ...at(id), is_deleted: true }),
    })
    addDependant(place, 'project', {
      words: projectWords,
      count: (tenant_id, id) => placeRepository.projectCount(tenant_id, at(id)),
    })
  }
  addDependant('business', 'flow_template', {
    words: ['template', 'templates'],
    count: (tenant_id, business_id) => placeRepository.templateCount(tenant_id, { business_id }),
  })
  addResourceSource('flow', (actor, { business_id, search }) =>
    placeRepository.flows(actor.tenant_id, {
      AND: [visibleTo(actor), { business_id, is_deleted: false, ...named(search) }],
    }),
  )
  addResourceSource('project', (actor, { business_id, search }) =>
    placeRepository.projects(actor.tenant_id, {
      AND: [projectsWith(actor, 'flow:read'), { business_id, ...named(search) }],
    }),
  )
}
