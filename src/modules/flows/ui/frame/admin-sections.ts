import type { Privilege } from '@/contract/privileges'
import { t } from '@/lib/messages/t'

interface AdminSection {
  id: string
  label: string
  href: `/admin/${string}`
  /** Who does not hold it does not see the section. */
  privilege: Privilege
}

/** The pages of the administration, in the order in which one sets a tenant up. */
export const adminSections = [
  { id: 'tenants', label: t('admin.tenants'), href: '/admin/tenants', privilege: 'tenant:modify' },
  { id: 'users', label: t('admin.users'), href: '/admin/users', privilege: 'user:read' },
  { id: 'members', label: t('admin.members'), href: '/admin/members', privilege: 'member:read' },
  { id: 'groups', label: t('admin.groups'), href: '/admin/groups', privilege: 'group:read' },
  { id: 'orgs', label: t('admin.orgs'), href: '/admin/orgs', privilege: 'org:read' },
  { id: 'businesses', label: t('admin.businesses'), href: '/admin/businesses', privilege: 'business:read' },
  { id: 'roles', label: t('admin.roles'), href: '/admin/roles', privilege: 'role:read' },
  { id: 'why', label: t('admin.why'), href: '/admin/why', privilege: 'binding:read' },
  { id: 'configs', label: t('admin.configs'), href: '/admin/configs', privilege: 'config:read' },
  { id: 'dictionary', label: t('admin.dictionary'), href: '/admin/dictionary', privilege: 'dictionary:modify' },
  { id: 'audit', label: t('admin.audit'), href: '/admin/audit', privilege: 'audit:read' },
] as const satisfies readonly AdminSection[]

export type AdminSectionId = (typeof adminSections)[number]['id']
