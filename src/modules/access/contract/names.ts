import type { ModuleId, PrivilegeTable, SystemRole } from '@/contract/privileges'
import type { PrivOperationType } from './role.schema'

export const systemRoleNames: Record<SystemRole, string> = {
  owner: 'Owner',
  admin: 'Admin',
  editor: 'Editor',
  member: 'Member',
  viewer: 'Viewer',
}

export const moduleNames: Record<ModuleId, string> = {
  flow: 'Flows',
  message: 'Messages',
  run: 'Runs',
  file: 'Files',
  variable: 'Variables',
  component: 'Components',
  knowledge: 'Knowledge',
  api_key: 'API keys',
  member: 'Members',
  binding: 'Role bindings',
  role: 'Roles',
  business: 'Businesses',
  org: 'Orgs',
  group: 'Groups',
  tenant: 'Tenants',
  user: 'Users',
  config: 'Configs',
  dictionary: 'Dictionary',
  audit: 'Audit log',
  log: 'Server log',
}

/** What an action does, before the name of its module: "See" flows. */
export const actionNames: Record<PrivilegeTable[ModuleId][number], string> = {
  read: 'See',
  create: 'Create',
  modify: 'Change',
  delete: 'Delete',
  run: 'Run',
  publish: 'Publish',
  stop: 'Stop',
  administer: 'Reach private',
}

export const actionTypes: Record<PrivilegeTable[ModuleId][number], PrivOperationType> = {
  read: 'READ',
  create: 'WRITE',
  modify: 'MODIFY',
  delete: 'DELETE',
  run: 'WRITE',
  publish: 'MODIFY',
  stop: 'MODIFY',
  administer: 'MODIFY',
}

/** A privilege in words: "See flows". */
export function privilegeWords(module: ModuleId, action: PrivilegeTable[ModuleId][number]): string {
  return `${actionNames[action]} ${moduleNames[module].toLowerCase().replace('api ', 'API ')}`
}
