import type { TenantTransaction } from '@/platform/db/tenant-db'

/**
 * Whether somebody is left to whom the owner's role is bound once those that `leaves` names are gone; a tenant that has
 * none loses none. Two owners who unseat each other at once: the second waits here, and sees what the first did.
 */
export async function keepsAnOwner(
  tx: TenantTransaction,
  leaves: (binding: { id: number; uid: number }) => boolean,
): Promise<boolean> {
  const where = { role_id: 'owner' }
  await tx.tenantUserRole.updateMany({ where, data: where })
  const owners = await tx.tenantUserRole.findMany({ where, select: { id: true, uid: true } })
  return owners.length === 0 || !owners.every(leaves)
}
