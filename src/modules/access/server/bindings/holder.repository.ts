import { escapeLike } from '@/lib/escape-like'
import { tenantDb } from '@/platform/db/tenant-db'
import type { HolderKind } from '../../contract/binding.operations'

interface Query {
  role_id: string
  search: string
  cursor: number
  limit: number
}
interface Holder {
  relation_id: number
  subject_id: number
  name: string
  nickname: string | null
}

const contains = (search: string) => ({ contains: escapeLike(search.trim()), mode: 'insensitive' }) as const
const paged = ({ cursor, limit }: Query) => ({ skip: cursor, take: limit })

/** Pages of what a role is bound to, by name. */
export const holderRepository: Record<
  HolderKind,
  (tenant_id: string, query: Query) => Promise<{ rows: Holder[]; total: number }>
> = {
  user: async (tenant_id, query) => {
    const text = contains(query.search)
    const where = {
      role_id: query.role_id,
      ...(query.search.trim() ? { membership: { user: { OR: [{ username: text }, { nickname: text }] } } } : {}),
    }
    const db = tenantDb(tenant_id)
    const [total, rows] = await Promise.all([
      db.tenantUserRole.count({ where }),
      db.tenantUserRole.findMany({
        where,
        orderBy: [{ membership: { user: { username: 'asc' } } }, { id: 'asc' }],
        include: { membership: { select: { user: { select: { username: true, nickname: true } } } } },
        ...paged(query),
      }),
    ])
    return {
      total,
      rows: rows.map(({ id, uid, membership: { user } }) => ({
        relation_id: id,
        subject_id: uid,
        name: user.username,
        nickname: user.nickname,
      })),
    }
  },
  group: async (tenant_id, query) => {
    const where = {
      role_id: query.role_id,
      ...(query.search.trim() ? { group: { group_name: contains(query.search) } } : {}),
    }
    const db = tenantDb(tenant_id)
    const [total, rows] = await Promise.all([
      db.tenantGroupRole.count({ where }),
      db.tenantGroupRole.findMany({
        where,
        orderBy: [{ group: { group_name: 'asc' } }, { id: 'asc' }],
        include: { group: { select: { group_name: true } } },
        ...paged(query),
      }),
    ])
    return {
      total,
      rows: rows.map(({ id, group_id, group }) => ({
        relation_id: id,
        subject_id: group_id,
        name: group.group_name,
        nickname: null,
      })),
    }
  },
  org: async (tenant_id, query) => {
    const where = {
      role_id: query.role_id,
      ...(query.search.trim() ? { org: { org_name: contains(query.search) } } : {}),
    }
    const db = tenantDb(tenant_id)
    const [total, rows] = await Promise.all([
      db.tenantOrgRole.count({ where }),
      db.tenantOrgRole.findMany({
        where,
        orderBy: [{ org: { org_name: 'asc' } }, { id: 'asc' }],
        include: { org: { select: { org_name: true } } },
        ...paged(query),
      }),
    ])
    return {
      total,
      rows: rows.map(({ id, org_id, org }) => ({
        relation_id: id,
        subject_id: org_id,
        name: org.org_name,
        nickname: null,
      })),
    }
  },
}
