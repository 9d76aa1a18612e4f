/** What other modules may use of tenancy. */
export { assertPlaces } from './assert-places'
export { createFirstOwner } from './create-owner'
export { addDependant, addResourceSource, type BusinessResource } from './dependants'
export { memberNames } from './member-names'
export { membershipRepository } from './membership.repository'
export { ownerRepository } from './owner.repository'
export { provideRoleBook, type RoleBook } from './role-book'
export { setupStatus } from './setup-status'
