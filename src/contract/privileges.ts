/** What can be done to what. A privilege is `module:action`; operations name one as their `access`. */
export const privilegeTable = {
  flow: ['read', 'create', 'modify', 'delete', 'run', 'publish', 'administer'],
  message: ['read', 'create', 'modify', 'delete'],
  run: ['read', 'stop'],
  file: ['read', 'create', 'modify', 'delete'],
  variable: ['read', 'create', 'modify', 'delete'],
  component: ['read'],
  knowledge: ['read', 'create', 'modify', 'delete'],
  api_key: ['read', 'create', 'delete'],
  member: ['read', 'create', 'delete'],
  binding: ['read', 'create', 'delete'],
  role: ['read', 'create', 'modify', 'delete'],
  business: ['read', 'create', 'modify', 'delete'],
  org: ['read', 'create', 'modify', 'delete'],
  group: ['read', 'create', 'modify', 'delete'],
  tenant: ['create', 'modify', 'delete'],
  user: ['read', 'create', 'modify', 'delete'],
  config: ['read', 'create', 'modify', 'delete'],
  dictionary: ['read', 'create', 'modify', 'delete'],
  audit: ['read'],
  log: ['read'],
} as const

export type PrivilegeTable = typeof privilegeTable
export type ModuleId = keyof PrivilegeTable
export type Privilege = { [M in ModuleId]: `${M}:${PrivilegeTable[M][number]}` }[ModuleId]

export const privileges: readonly Privilege[] = Object.entries(privilegeTable).flatMap(([module, actions]) =>
  // The union is made of exactly these texts; `entries` forgets it.
  actions.map((action) => `${module}:${action}`).filter(isPrivilege),
)

/** Whether a text names a privilege of the product. */
export function isPrivilege(name: string): name is Privilege {
  const [module, action, ...rest] = name.split(':')
  const entry = Object.entries(privilegeTable).find(([id]) => id === module)
  return rest.length === 0 && entry !== undefined && entry[1].some((known) => known === action)
}

/** Who may call an operation: anybody, anybody signed in, or holders of one privilege. */
export type Access = 'public' | 'authenticated' | Privilege

export const systemRoles = ['owner', 'admin', 'editor', 'member', 'viewer'] as const
export type SystemRole = (typeof systemRoles)[number]

const own = ['api_key:read', 'api_key:create', 'api_key:delete'] as const
const look = [
  'flow:read',
  'message:read',
  'run:read',
  'component:read',
  'file:read',
  'knowledge:read',
  'dictionary:read',
  ...own,
] as const
const use = [
  ...look,
  'flow:run',
  'run:stop',
  'message:create',
  'message:modify',
  'message:delete',
  'file:create',
  'file:modify',
  'file:delete',
] as const
const build = [
  ...use,
  'flow:create',
  'flow:modify',
  'flow:delete',
  'flow:publish',
  'variable:read',
  'knowledge:create',
  'knowledge:modify',
  'knowledge:delete',
  'business:read',
] as const
const govern = [
  // Every flow of the tenant, private ones of others too.
  'flow:administer',
  'variable:create',
  'variable:modify',
  'variable:delete',
  'member:read',
  'member:create',
  'member:delete',
  'binding:read',
  'binding:create',
  'binding:delete',
  'role:read',
  'role:create',
  'role:modify',
  'role:delete',
  'business:create',
  'business:modify',
  'business:delete',
  'org:read',
  'org:create',
  'org:modify',
  'org:delete',
  'group:read',
  'group:create',
  'group:modify',
  'group:delete',
  'audit:read',
] as const
const all = [...build, ...govern, 'tenant:modify'] as const

/** The rights of each built-in role. Each role holds everything that the one after it holds. */
export const rolePrivileges: Record<SystemRole, ReadonlySet<Privilege>> = {
  owner: new Set(all),
  admin: new Set([...build, ...govern]),
  editor: new Set(build),
  member: new Set(use),
  viewer: new Set(look),
}

/** Rights over the installation, above all tenants. Its owners hold them; no role of a tenant can. */
export const installationPrivileges: ReadonlySet<Privilege> = new Set<Privilege>([
  'tenant:create',
  'tenant:delete',
  'user:read',
  'user:create',
  'user:modify',
  'user:delete',
  'config:read',
  'config:create',
  'config:modify',
  'config:delete',
  'dictionary:create',
  'dictionary:modify',
  'dictionary:delete',
  // The log tells of all tenants.
  'log:read',
])

/** What the installation's owners hold in every tenant: its administration, not what its people build. */
export const superuserPrivileges: ReadonlySet<Privilege> = new Set<Privilege>([
  ...installationPrivileges,
  ...govern.filter((privilege) => !/^(flow|variable):/.test(privilege)),
  'business:read',
  'tenant:modify',
  'dictionary:read',
  ...own,
])

/** What may be held in one line of business alone: rights over what belongs to one. */
export const businessModules: ReadonlySet<string> = new Set(['flow', 'run', 'message', 'file', 'variable', 'knowledge'])
