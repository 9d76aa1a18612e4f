import type { Inputs, Outputs } from '@/client/console/api'

type Shared = Pick<Outputs['flows']['read_flow_sharing'], 'access_type' | 'business_id' | 'is_self'>

/** What is chosen in plain words: for whom a flow is. */
export type Reach = 'me' | 'business' | 'tenant' | 'visitors'
export const reaches: readonly Reach[] = ['me', 'business', 'tenant', 'visitors']

export interface ShareDraft {
  reach: Reach
  /** 0 until one is chosen. */
  business_id: number
  is_self: boolean
}

export function reachOf({ access_type, business_id }: Pick<Shared, 'access_type' | 'business_id'>): Reach {
  if (access_type === 'PUBLIC') return 'visitors'
  if (access_type === 'PRIVATE') return 'me'
  return business_id === 0 ? 'tenant' : 'business'
}

export const draftOf = (shared: Shared): ShareDraft => ({
  reach: reachOf(shared),
  business_id: shared.business_id,
  is_self: shared.is_self,
})

type Change = Pick<Inputs['flows']['update_flow'], 'access_type' | 'business_id' | 'is_self'>

/**
 * The fields that make it so. A flow for its owner or for visitors stays in its business: the rights of who works on it
 * may come from there.
 */
export function changeOf({ reach, business_id, is_self }: ShareDraft): Change {
  switch (reach) {
    case 'me':
      return { access_type: 'PRIVATE' }
    case 'visitors':
      return { access_type: 'PUBLIC' }
    case 'tenant':
      return { access_type: 'RESTRICTED', business_id: 0, is_self: false }
    case 'business':
      return { access_type: 'RESTRICTED', business_id, is_self }
  }
}
