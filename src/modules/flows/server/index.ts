/** What other modules may use of flows. */
export { callableFlows } from './callable-flows'
export { findChangeableFlow } from './find-changeable-flow'
export { findFlowHead, readGraph } from './find-flow-head'
export type { FlowHead } from './flow-heads'
export { releasedVersion } from './flow-versions'
export { findFlow } from './read-flow'
export { openSecrets } from './sealed-secrets'
export { visibleFlowIds } from './visible-flow-ids'
