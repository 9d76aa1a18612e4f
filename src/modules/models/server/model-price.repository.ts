import { processSingleton } from '@/lib/process-singleton'
import { ShortMemory } from '@/lib/short-memory'
import type { ModelPrice } from '@/platform/db/generated/client'
import { tenantDb } from '@/platform/db/tenant-db'

type Price = ReturnType<typeof plain>

/** Every run asks; another process may count by the prices before for this long. */
const ofTenant = processSingleton('model-prices', () => new ShortMemory<Price[]>(5_000, 1_000))

export const modelPriceRepository = {
  list: (tenant_id: string): Promise<Price[]> =>
    ofTenant().recall(tenant_id, async () =>
      (await tenantDb(tenant_id).modelPrice.findMany({ orderBy: { pattern: 'asc' } })).map(plain),
    ),
  set: async (tenant_id: string, price: { pattern: string; input_price: number; output_price: number }) =>
    plain(
      await ofTenant().forgetAfter(
        tenantDb(tenant_id).modelPrice.upsert({
          where: { tenant_id_pattern: { tenant_id, pattern: price.pattern } },
          create: { ...price, tenant_id },
          update: price,
        }),
      ),
    ),
  remove: async (tenant_id: string, pattern: string) =>
    (await ofTenant().forgetAfter(tenantDb(tenant_id).modelPrice.deleteMany({ where: { pattern } }))).count === 1,
}

const plain = ({ pattern, input_price, output_price, updated_at }: ModelPrice) => ({
  pattern,
  input_price: Number(input_price),
  output_price: Number(output_price),
  updated_at,
})
