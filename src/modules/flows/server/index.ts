/** What other modules may use of flows. */
export { type FlowHead, findFlowHead, readGraph } from './find-flow-head'
export { findFlow } from './read-flow'
export { openSecrets } from './sealed-secrets'
