import type { ModuleId, SystemRole } from '@/contract/privileges'

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
  profile: 'Profile',
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
}
