/** What other modules and the composition root may use of runs. */

export { withLargeValues } from './large-values'
export { liveRuns } from './live-runs'
export { type PublicPage, readPublicPage } from './public/read-public-page'
export { requireClientId, visitorOf } from './public/visitor'
export { storedEvents } from './read-events'
export { recoverRuns } from './recover-runs'
export { countRuns } from './slots/count-runs'
export { durationStep, percentile, readDurations } from './slots/duration-scale'
export { buildEvents } from './studio/build-events'
export { messageProperties } from './studio/wire-value'
