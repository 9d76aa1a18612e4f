import { defineMessages } from '../define'

export const admin = defineMessages({
  'section.admin': 'Administration',
  'admin.tenants': 'Tenants',
  'admin.users': 'Users',
  'admin.members': 'Members',
  'admin.groups': 'Groups',
  'admin.orgs': 'Orgs',
  'admin.businesses': 'Businesses',
  'admin.roles': 'Roles',
  'admin.why': 'Why can she?',
  'admin.configs': 'Configs',
  'admin.dictionary': 'Dictionary',
  'admin.audit': 'Audit log',
  'admin.nothing': 'Nothing to administer',
  'admin.nothing_hint': 'Your roles in this tenant do not include its administration.',

  'tenant.switch': 'Tenant {name}: switch',
})
