/** What other modules and the composition root may use of access. */
export { startSession } from './log-in'
export { resolveActor } from './resolve-actor'
