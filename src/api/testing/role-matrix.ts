import type { Operation } from '@/contract/operation'
import { isRest } from '@/contract/operation'
import {
  type Access,
  installationPrivileges,
  rolePrivileges,
  superuserPrivileges,
  systemRoles,
} from '@/contract/privileges'

/** Who the table has columns for: nobody, each built-in role, and owners of the installation who hold no role. */
export const callers = ['anonymous', ...systemRoles, 'installation'] as const
export type Caller = (typeof callers)[number]

interface Row {
  name: string
  op: Operation
}

/** Whether an operation lets a caller in; what they then reach is for the rules of the rows. */
export function letsIn(access: Access, caller: Caller): boolean {
  if (access === 'public') return true
  if (caller === 'anonymous') return false
  if (access === 'authenticated') return true
  return (caller === 'installation' ? superuserPrivileges : rolePrivileges[caller]).has(access)
}

/** The table that stands in docs/role-matrix.md, one row an operation. */
export function roleMatrix(rows: readonly Row[]): string {
  const sorted = [...rows].sort((a, b) => (a.name < b.name ? -1 : 1))
  const header = ['operation', 'address', 'asks for', ...callers]
  const lines = sorted.map(({ name, op }) =>
    cells([
      `\`${name}\``,
      isRest(op) ? `\`${op.method} ${op.path}\`` : 'console',
      installation(op.access) ? `${op.access} (installation)` : op.access,
      ...callers.map((caller) => (letsIn(op.access, caller) ? '✓' : '·')),
    ]),
  )
  return [
    '# Who may call what',
    '',
    'Made from the declared access of every operation and checked by the tests: a change in rights is a change of this table.',
    '`npx vitest run --project db src/api/role-matrix.db.test.ts -u` writes it anew.',
    '',
    '✓ lets the request in. How far it reaches then is a matter of the rows: owners, businesses and `access_type` decide, and the',
    'tenant above all. _installation_ is an owner of the installation who holds no role in the tenant. Roles of a tenant’s own',
    'making hold what is put into them, except what is marked (installation).',
    '',
    cells(header),
    cells(header.map(() => '---')),
    ...lines,
    '',
  ].join('\n')
}

const cells = (row: readonly string[]) => `| ${row.join(' | ')} |`
const installation = (access: Access) =>
  access !== 'public' && access !== 'authenticated' && installationPrivileges.has(access)
