import { z } from 'zod'
import { runStatement } from '@/platform/db/run-statement'

/**
 * Everything that decides what a user may do in a tenant, in one statement; no row when they may not enter it. Disabled
 * groups, orgs and businesses give nothing.
 */
const boundRights = {
  name: 'bound_rights',
  text: `WITH bound AS (
  SELECT 'user' AS via, uid AS subject_id, role_id FROM "TenantUserRole" WHERE tenant_id = $1::uuid AND uid = $2
  UNION ALL
  SELECT 'group', g.group_id, r.role_id
  FROM "UserGroupMember" m
  JOIN "UserGroup" g ON g.group_id = m.group_id AND g.tenant_id = m.tenant_id AND g.is_enable
  JOIN "TenantGroupRole" r ON r.group_id = g.group_id AND r.tenant_id = m.tenant_id
  WHERE m.tenant_id = $1::uuid AND m.uid = $2
  UNION ALL
  SELECT 'org', h.org_id, r.role_id
  FROM "OrgMember" m
  JOIN "Org" o ON o.org_id = m.org_id AND o.tenant_id = m.tenant_id AND o.is_enable
  JOIN "Org" h ON h.org_id IN (o.org_id, o.one_org_id, o.two_org_id, o.three_org_id, o.four_org_id, o.five_org_id)
    AND h.tenant_id = m.tenant_id AND h.is_enable
  JOIN "TenantOrgRole" r ON r.org_id = h.org_id AND r.tenant_id = m.tenant_id
  WHERE m.tenant_id = $1::uuid AND m.uid = $2
  UNION ALL
  SELECT 'business', b.business_id, r.role_id
  FROM "BusinessUserRole" r
  JOIN "Business" b ON b.business_id = r.business_id AND b.tenant_id = r.tenant_id AND b.is_enable
  WHERE r.tenant_id = $1::uuid AND r.uid = $2
)
SELECT u.username, u.is_superuser,
  (SELECT coalesce(json_agg(bound), '[]') FROM bound) AS bindings,
  (SELECT coalesce(json_agg(json_build_object('role_id', p.role_id, 'module_id', p.module_id, 'priv_id', p.priv_id)), '[]')
   FROM "RolePriv" p WHERE p.tenant_id = $1::uuid AND p.role_id IN (SELECT role_id FROM bound)) AS role_privs,
  (SELECT coalesce(json_agg(json_build_object('bound_in', a.subject_id, 'business_id', c.business_id)), '[]')
   FROM (SELECT DISTINCT subject_id FROM bound WHERE via = 'business') a
   JOIN "Business" c ON c.tenant_id = $1::uuid AND c.is_enable
     AND a.subject_id IN (c.business_id, c.first_business_id, c.second_business_id)) AS businesses
FROM "User" u
JOIN "Membership" m ON m.user_id = u.id AND m.tenant_id = $1::uuid
JOIN "Tenant" t ON t.id = m.tenant_id
WHERE u.id = $2 AND ($3 OR (u.is_active AND NOT u.is_locked AND t.is_active))`,
}

const Row = z.object({
  username: z.string(),
  is_superuser: z.boolean(),
  bindings: z.array(
    z.object({ via: z.enum(['user', 'group', 'org', 'business']), subject_id: z.int(), role_id: z.string() }),
  ),
  role_privs: z.array(z.object({ role_id: z.string(), module_id: z.string(), priv_id: z.string() })),
  businesses: z.array(z.object({ bound_in: z.int(), business_id: z.int() })),
})

async function read(tenant_id: string, user_id: number, shut_out: boolean) {
  const [row] = await runStatement(boundRights, [tenant_id, user_id, shut_out])
  return row === undefined ? undefined : Row.parse(row)
}

export const rightsRepository = {
  /** Undefined when the user may not enter the tenant: not a member, locked or inactive, or the tenant is. */
  find: (tenant_id: string, user_id: number) => read(tenant_id, user_id, false),
  /** The same of members who may not enter at the moment: for telling what they would hold. */
  ofMember: (tenant_id: string, user_id: number) => read(tenant_id, user_id, true),
}
