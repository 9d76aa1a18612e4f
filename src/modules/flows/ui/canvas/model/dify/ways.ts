/** The port at which the way into a node ends, as Dify names it. */
export const INWARD = 'target'
/** The one along which most nodes go on. */
export const ONWARD = 'source'
/** The one along which a node goes on that has failed and says so. */
export const FAIL_BRANCH = 'fail-branch'
