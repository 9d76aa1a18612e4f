/** What other modules may use of flows. */
export { findFlowByIdOrName } from './find-flow-by-id-or-name'
export { findFlow } from './read-flow'
