import { notFound } from '@/contract/errors'
import { peopleRepository } from './people.repository'

/** Throws 404 unless all of these users belong to the tenant: nobody else may be named in it. */
export async function assertMembers(tenant_id: string, uids: readonly number[]): Promise<void> {
  const wanted = new Set(uids)
  if ((await peopleRepository.members(tenant_id, [...wanted])).length !== wanted.size) throw notFound('User')
}
