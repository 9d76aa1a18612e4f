import { notFound } from '@/contract/errors'
import { orgRepository } from './org.repository'

export async function findOrg(tenant_id: string, org_id: number) {
  const org = await orgRepository.find(tenant_id, org_id)
  if (!org) throw notFound('Org')
  return org
}
