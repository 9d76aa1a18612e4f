/** What can be done to what. A privilege is `module:action`; operations name one as their `access`. */
export const privilegeTable = {
  flow: ['read', 'create', 'modify', 'delete', 'run', 'publish'],
  message: ['read', 'create', 'modify', 'delete'],
  run: ['read', 'stop'],
  file: ['read', 'create', 'modify', 'delete'],
  variable: ['read', 'create', 'modify', 'delete'],
  component: ['read'],
  knowledge: ['read', 'create', 'modify', 'delete'],
  api_key: ['read', 'create', 'delete'],
  profile: ['read', 'modify'],
} as const

export type PrivilegeTable = typeof privilegeTable
export type ModuleId = keyof PrivilegeTable
export type Privilege = { [M in ModuleId]: `${M}:${PrivilegeTable[M][number]}` }[ModuleId]

/** Who may call an operation: anybody, anybody signed in, or holders of one privilege. */
export type Access = 'public' | 'authenticated' | Privilege

export const systemRoles = ['owner', 'admin', 'editor', 'member', 'viewer'] as const
export type SystemRole = (typeof systemRoles)[number]

const own = ['api_key:read', 'api_key:create', 'api_key:delete', 'profile:read', 'profile:modify'] as const
const look = ['flow:read', 'message:read', 'run:read', 'component:read', 'file:read', 'knowledge:read', ...own] as const
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
const knowledge = ['knowledge:create', 'knowledge:modify', 'knowledge:delete'] as const
const build = [
  ...use,
  'flow:create',
  'flow:modify',
  'flow:delete',
  'flow:publish',
  'variable:read',
  ...knowledge,
] as const
const all = [...build, 'variable:create', 'variable:modify', 'variable:delete'] as const

/** The rights of each built-in role. Each role holds everything that the one after it holds. */
export const rolePrivileges: Record<SystemRole, ReadonlySet<Privilege>> = {
  owner: new Set(all),
  admin: new Set(all),
  editor: new Set(build),
  member: new Set(use),
  viewer: new Set(look),
}
