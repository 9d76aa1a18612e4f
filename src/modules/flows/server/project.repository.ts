import { randomUUID } from 'node:crypto'
import { isUniqueViolation } from '@/platform/db/prisma-errors'
import { tenantDb } from '@/platform/db/tenant-db'

const defaultName = 'My projects'

export const projectRepository = {
  find: (tenant_id: string, id: string) => tenantDb(tenant_id).project.findFirst({ where: { id } }),
  /** The user's default project, made on first use. */
  default: async (tenant_id: string, user_id: number) => {
    const db = tenantDb(tenant_id)
    const find = () => db.project.findFirst({ where: { user_id, is_default: true } })
    const existing = await find()
    if (existing) return existing
    try {
      return await db.project.create({
        data: { id: randomUUID(), tenant_id, user_id, name: defaultName, is_default: true },
      })
    } catch (error) {
      // Two first flows at once: the other one made it.
      const other = isUniqueViolation(error) ? await find() : null
      if (!other) throw error
      return other
    }
  },
}
