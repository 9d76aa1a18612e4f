import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { startEmbeddedDatabase } from '../lib/embedded-database.mjs'
import { applyMigrations } from '../lib/migrate.mjs'
import { MIGRATIONS_DIR } from '../lib/project.mjs'
import { startChild } from './child.mjs'
import { figure } from './table.mjs'

const USERS = 10_000
const GROUPS = 1_000
const ROLES = 200
const KEYS = 2_000
const AIM_MS = 0.3

/**
 * The question whether somebody may, on an installation of 10,000 users in 1,000 groups and 50 orgs, with 200 roles of the
 * tenant's own bound to groups, orgs and people.
 *
 * @param {{ quick: boolean }} options
 * @returns {Promise<import('./table.mjs').Table[]>}
 */
export async function benchAccess({ quick }) {
  const dir = mkdtempSync(join(tmpdir(), 'millrace-bench-'))
  const database = await startEmbeddedDatabase({ dataDir: join(dir, 'db') })
  try {
    await applyMigrations({ url: database.url, dir: MIGRATIONS_DIR })
    const keys = await seed(database.url)
    process.env.DATABASE_URL = database.url
    process.env.MILLRACE_DATA_DIR = dir
    /** @type {{ message: import('./access.ts').AccessFigure[], stop: () => Promise<void> }} */
    const { message, stop } = await startChild('access.ts', [quick ? '2000' : '10000', ...keys])
    await stop()
    return [
      {
        title: `Permission checks with ${USERS.toLocaleString('en')} users, ${GROUPS.toLocaleString('en')} groups and ${ROLES} roles (ms)`,
        columns: ['check', 'p50', 'p95', 'p99'],
        rows: message.map(({ what, p50, p95, p99 }) => ({
          cells: [words[what], figure(p50), figure(p95), figure(p99)],
          aims: what === 'remembered' ? [{ text: `p50 < ${AIM_MS} ms`, met: p50 < AIM_MS }] : [],
        })),
      },
    ]
  } finally {
    await database.stop()
    rmSync(dir, { recursive: true, force: true })
  }
}

/** @type {Record<import('./access.ts').AccessFigure['what'], string>} */
const words = { remembered: 'of somebody who asked within two seconds', first: 'the first, from the database' }

/** @param {string} url @returns {Promise<string[]>} keys of some of the users */
async function seed(url) {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const tenant = '00000000-0000-4000-8000-000000000001'
    const privileges = ['flow:read', 'flow:run', 'flow:create', 'message:read', 'run:read', 'file:read', 'file:create']
    await client.query(`INSERT INTO "Tenant" (id, name, is_sys) VALUES ($1, 'Bench', true)`, [tenant])
    await client.query(
      `INSERT INTO "User" (username, password_hash) SELECT 'user-' || n, 'none' FROM generate_series(1, ${USERS}) n`,
    )
    await client.query(`INSERT INTO "Membership" (tenant_id, user_id) SELECT $1, id FROM "User"`, [tenant])
    await client.query(
      `INSERT INTO "Role" (tenant_id, role_id, role_name) SELECT $1, 'role-' || n, 'Role ' || n FROM generate_series(1, ${ROLES}) n`,
      [tenant],
    )
    await client.query(
      `INSERT INTO "RolePriv" (tenant_id, role_id, module_id, priv_id)
       SELECT $1, role_id, split_part(p, ':', 1), split_part(p, ':', 2) FROM "Role", unnest($2::text[]) p`,
      [tenant, privileges],
    )
    await client.query(
      `INSERT INTO "UserGroup" (tenant_id, group_name) SELECT $1, 'Group ' || n FROM generate_series(1, ${GROUPS}) n`,
      [tenant],
    )
    await client.query(
      `INSERT INTO "UserGroupMember" (tenant_id, group_id, uid)
       SELECT $1, 1 + (id * step) % ${GROUPS}, id FROM "User", generate_series(1, 5) step ON CONFLICT DO NOTHING`,
      [tenant],
    )
    await client.query(
      `INSERT INTO "TenantGroupRole" (tenant_id, group_id, role_id)
       SELECT $1, group_id, 'role-' || 1 + group_id % ${ROLES} FROM "UserGroup"`,
      [tenant],
    )
    await client.query(
      `INSERT INTO "Org" (tenant_id, org_name, org_level) SELECT $1, 'Org ' || n, 1 FROM generate_series(1, 50) n`,
      [tenant],
    )
    await client.query(`UPDATE "Org" SET one_org_id = org_id`)
    await client.query(
      `INSERT INTO "OrgMember" (tenant_id, org_id, uid, position, job) SELECT $1, 1 + id % 50, id, '', '' FROM "User"`,
      [tenant],
    )
    await client.query(
      `INSERT INTO "TenantOrgRole" (tenant_id, org_id, role_id) SELECT $1, org_id, 'role-' || org_id FROM "Org"`,
      [tenant],
    )
    await client.query(`INSERT INTO "TenantUserRole" (tenant_id, uid, role_id) SELECT $1, id, 'viewer' FROM "User"`, [
      tenant,
    ])
    const keys = Array.from({ length: KEYS }, () => `mk_${randomBytes(32).toString('base64url')}`)
    await client.query(
      `INSERT INTO "ApiKey" (id, tenant_id, user_id, name, prefix, key_hash)
       SELECT gen_random_uuid(), $1, n * 5, 'bench', 'mk_', hash FROM unnest($2::text[]) WITH ORDINALITY AS k(hash, n)`,
      [tenant, keys.map((key) => createHash('sha256').update(key).digest('hex'))],
    )
    await client.query('ANALYZE')
    return keys
  } finally {
    await client.end()
  }
}
