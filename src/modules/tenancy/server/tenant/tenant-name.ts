import { tenantRepository } from './tenant.repository'

/** What a tenant is called; undefined when it is not there. */
export const tenantName = async (tenant_id: string): Promise<string | undefined> =>
  (await tenantRepository.find(tenant_id))?.tenant_name
