import type { UserActor } from '@/contract/actor'
import { callableFlows } from '@/modules/flows/server'

/** The flows of the caller as models: by endpoint name where there is one, else by id. */
export async function listModels(actor: UserActor) {
  const flows = await callableFlows(actor)
  return {
    object: 'list' as const,
    data: flows.map(({ id, name, endpoint_name, created }) => ({
      id: endpoint_name ?? id,
      object: 'model' as const,
      created,
      owned_by: 'millrace',
      name,
    })),
  }
}
