import { Client } from 'pg'

/** How much the installation holds. */
export const counts = {
  users: 10_000,
  groups: 1_000,
  orgs: 2_000,
  businesses: 1_000,
  roles: 200,
  audit: 10_000,
  dictionary: 10_000,
  flows: 10_000,
  tenants: 1_000,
}

/** Lists of the dictionary. */
const LISTS = 200
const ORG_LEVELS = ['one', 'two', 'three', 'four', 'five', 'six']
const BUSINESS_LEVELS = ['first', 'second', 'third']

/**
 * Fills a fresh installation, whose owner has one flow, with one of everything that administration shows, many times.
 *
 * @param {string} url of the database
 * @param {string} flow whose graph all others have
 */
export async function seedPages(url, flow) {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query('SELECT tenant_id, user_id FROM "Flow" WHERE id = $1', [flow])
    /** @type {{ tenant_id: string, user_id: number }} */
    const { tenant_id, user_id } = rows[0]
    /** @param {string} text @param {unknown[]} [values] */
    const run = (text, values = [tenant_id]) => client.query(text, values)
    await people(run, tenant_id)
    await tree(run, 'Org', 'org', ORG_LEVELS, counts.orgs)
    await tree(run, 'Business', 'business', BUSINESS_LEVELS, counts.businesses)
    await run(
      `INSERT INTO "OrgMember" (tenant_id, org_id, uid, position, job)
       SELECT $1, org.org_id, member.user_id, 'Staff', 'Miller' FROM "Membership" member
       JOIN "Org" org ON org.org_id = 1 + member.user_id % ${counts.orgs} WHERE member.tenant_id = $1`,
    )
    await run(
      `INSERT INTO "Tenant" (id, name) SELECT gen_random_uuid(), 'tenant-' || n FROM generate_series(1, ${counts.tenants}) n`,
      [],
    )
    await dictionary(run)
    await run(
      `INSERT INTO "Flow" (id, tenant_id, user_id, name, data, node_count, updated_at)
       SELECT gen_random_uuid(), $1, $2, 'flow-' || n, (SELECT data FROM "Flow" WHERE id = $3), 2,
         now() - n * interval '1 minute' FROM generate_series(1, ${counts.flows}) n`,
      [tenant_id, user_id, flow],
    )
    await audit(run, tenant_id)
    await run('ANALYZE', [])
  } finally {
    await client.end()
  }
}

/** @typedef {(text: string, values?: unknown[]) => Promise<unknown>} Run */

/** Users with their groups and roles. @param {Run} run @param {string} tenant_id */
async function people(run, tenant_id) {
  await run(
    `INSERT INTO "User" (username, password_hash, nickname, email)
     SELECT 'user-' || n, 'none', 'Miller ' || n, 'user-' || n || '@example.com' FROM generate_series(1, ${counts.users}) n`,
    [],
  )
  await run(
    `INSERT INTO "Membership" (tenant_id, user_id) SELECT $1, id FROM "User" WHERE username LIKE 'user-%' ON CONFLICT DO NOTHING`,
  )
  await run(
    `INSERT INTO "Role" (tenant_id, role_id, role_name)
     SELECT $1, 'role-' || n, 'Role ' || n FROM generate_series(1, ${counts.roles}) n`,
  )
  const privileges = ['flow:read', 'flow:run', 'flow:create', 'message:read', 'run:read', 'file:read', 'file:create']
  await run(
    `INSERT INTO "RolePriv" (tenant_id, role_id, module_id, priv_id)
     SELECT $1, role_id, split_part(p, ':', 1), split_part(p, ':', 2) FROM "Role", unnest($2::text[]) p`,
    [tenant_id, privileges],
  )
  await run(
    `INSERT INTO "TenantUserRole" (tenant_id, uid, role_id)
     SELECT $1, id, given FROM "User", LATERAL (VALUES ('viewer'), ('role-' || 1 + id % ${counts.roles})) r(given)
     WHERE username LIKE 'user-%'`,
  )
  await run(
    `INSERT INTO "UserGroup" (tenant_id, group_name, note)
     SELECT $1, 'group-' || n, 'People of the mill' FROM generate_series(1, ${counts.groups}) n`,
  )
  await run(
    `INSERT INTO "UserGroupMember" (tenant_id, group_id, uid)
     SELECT $1, 1 + (id * step) % ${counts.groups}, id FROM "User", generate_series(1, 5) step
     WHERE username LIKE 'user-%' ON CONFLICT DO NOTHING`,
  )
}

/**
 * A tree in which each place has about four below it: the parent of place `n` is place `n / 4`, while levels last.
 *
 * @param {Run} run @param {'Org' | 'Business'} table @param {string} noun @param {string[]} levels @param {number} count
 */
async function tree(run, table, noun, levels, count) {
  const above = levels.map((level) => `parent.${level}_${noun}_id`)
  // Enough places at the top that the deepest level takes the rest: each of the others has four times its parents.
  const top = Math.ceil(count / levels.reduce((sum, _level, at) => sum + 4 ** at, 0))
  let from = 1
  for (const at of levels.keys()) {
    const last = at === levels.length - 1
    const to = last ? count : Math.min(count, from + top * 4 ** at - 1)
    const before = top * 4 ** (at - 1)
    const way = levels.map((name, other) =>
      other < at ? above[other] : `${other === at ? `n` : '0'} AS ${name}_${noun}_id`,
    )
    await run(
      `INSERT INTO "${table}" (${noun}_id, tenant_id, ${noun}_name, ${noun}_level, parent_${noun}_id,
         ${levels.map((name) => `${name}_${noun}_id`).join(', ')})
       SELECT n, $1, '${noun}-' || n, ${at + 1}, ${at === 0 ? '0' : `parent.${noun}_id`}, ${way.join(', ')}
       FROM generate_series(${from}, ${to}) n
       ${at === 0 ? '' : `JOIN "${table}" parent ON parent.${noun}_id = ${from - before} + (n - ${from}) % ${before}`}`,
    )
    if (last || to === count) break
    from = to + 1
  }
  await run(`SELECT setval(pg_get_serial_sequence('"${table}"', '${noun}_id'), ${count})`, [])
}

/** Half of the entries in the list that is shown first, the others in lists beside it. @param {Run} run */
async function dictionary(run) {
  const most = counts.dictionary / 2
  await run(
    `INSERT INTO "DictionaryEntry" (parent_id, config_key, config_name, config_en_name, key_order)
     SELECT 0, 'list-' || n, '列表 ' || n, 'List ' || n, n FROM generate_series(1, ${LISTS}) n`,
    [],
  )
  await run(
    `INSERT INTO "DictionaryEntry" (parent_id, config_key, config_name, config_en_name, key_order, config_value)
     SELECT list.config_id, 'item-' || n, '项目 ' || n, 'Item ' || n, n, 'value of ' || n
     FROM "DictionaryEntry" list, LATERAL generate_series(1, CASE list.config_key WHEN 'flow_tag' THEN ${most} ELSE ${most / LISTS} END) n
     WHERE list.config_key = 'flow_tag' OR list.config_key LIKE 'list-%'`,
    [],
  )
}

/** @param {Run} run @param {string} tenant_id */
async function audit(run, tenant_id) {
  await run('BEGIN', [])
  await run('SELECT last_id FROM "AuditChain" FOR UPDATE', [])
  await run(
    `INSERT INTO "AuditEntry" (id, tenant_id, at, user_id, username, credential, operation, object_type, object_ids, outcome,
       status, address, user_agent, request_id, details, hash)
     SELECT last_id + n, $1, now() - (${counts.audit} - n) * interval '1 second', 2 + n % ${counts.users},
       'user-' || 1 + n % ${counts.users}, 'session', 'flows.update_flow', 'flow', ARRAY['object-' || n], 'done', 200, '127.0.0.1',
       'Bench', 'request-' || n, '{}', md5(n::text) FROM "AuditChain", generate_series(1, ${counts.audit}) n`,
    [tenant_id],
  )
  await run(`UPDATE "AuditChain" SET last_id = last_id + ${counts.audit}`, [])
  await run('COMMIT', [])
}
