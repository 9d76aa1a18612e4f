/** What other modules may use of tenancy. */
export { assertPlaces } from './assert-places'
export { createFirstOwner } from './create-owner'
export { memberNames } from './member-names'
export { membershipRepository } from './membership.repository'
export { ownerRepository } from './owner.repository'
export { setupStatus } from './setup-status'
