import { businessRepository } from './business.repository'

/** Ids of all businesses of a tenant. */
export const businessIds = async (tenant_id: string): Promise<number[]> =>
  (await businessRepository.list(tenant_id, {})).map((row) => row.business_id)
