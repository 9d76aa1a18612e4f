import { registerRolePlaces } from '@/modules/access/server'
import { registerFlowPlaces, registerObjectRules } from '@/modules/flows/server'
import { registerKnowledgePlaces } from '@/modules/knowledge/server'
import { registerVariablePlaces } from '@/modules/models/server'

/** Businesses, orgs and groups hold what modules to the right of tenancy keep: each says how to find it. */
export function registerPlaces(): void {
  registerRolePlaces()
  registerVariablePlaces()
  registerKnowledgePlaces()
  registerFlowPlaces()
  registerObjectRules()
}
