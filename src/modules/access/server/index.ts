/** What other modules and the composition root may use of access. */

export { startSession } from './log-in'
export { actorOfUser, resolveActor } from './resolve-actor'
export { provideObjectRule, provideRuleByBusiness } from './rights/object-rules'
export { readMyAccess } from './rights/read-my-access'
export { registerRolePlaces } from './roles/register-role-places'
export { signInWithProvider } from './sign-in-with-provider'
