import type { z } from 'zod'
import type { Business } from '@/platform/db/generated/client'
import type { BusinessRead } from '../../contract/business.schema'
import type { Placed } from '../tree.policy'

/** A business on the wire. */
export function businessDto({ parent_business_id: _, ...row }: Business): z.infer<typeof BusinessRead> {
  return { ...row, ctime: row.ctime.toISOString(), utime: row.utime.toISOString() }
}

/** Its place in the tree. */
export const placed = (row: Business): Placed => ({
  id: row.business_id,
  name: row.business_name,
  path: [row.first_business_id, row.second_business_id, row.third_business_id].filter((id) => id > 0),
})
