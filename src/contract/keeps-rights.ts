import type { Actor } from './actor'

/**
 * Whether somebody who was let in before still holds everything that they held then. Who gained rights keeps what is open;
 * who lost some has to ask again, and is judged by what is left.
 */
export function keepsRights(before: Actor, now: Actor): boolean {
  if (before.kind !== 'user') return true
  if (now.kind !== 'user' || now.user_id !== before.user_id || now.tenant_id !== before.tenant_id) return false
  if (before.is_superuser && !now.is_superuser) return false
  if (!holdsAll(before.privileges, now.privileges)) return false
  return [...before.businesses].every(([business_id, rights]) => {
    const left = now.businesses.get(business_id)
    const privileges = new Set([...now.privileges, ...(left?.privileges ?? [])])
    return (
      holdsAll(rights.privileges, privileges) &&
      holdsAll(rights.bound_here, new Set([...now.privileges, ...(left?.bound_here ?? [])]))
    )
  })
}

const holdsAll = <T>(wanted: ReadonlySet<T>, held: ReadonlySet<T>) => [...wanted].every((one) => held.has(one))
