/** What other modules and the composition root may use of runs. */
export { liveRuns } from './live-runs'
export { recoverRuns } from './recover-runs'
export { messageProperties } from './studio/wire-value'
