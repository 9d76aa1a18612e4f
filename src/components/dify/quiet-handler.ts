import type { Handler } from '@/engine/component'

/** Of nodes that only mark a place. */
export const quietHandler: Handler = async () => ({ outputs: {} })

/** Of the node that ends the loop around it. */
export const leaveLoopHandler: Handler = async () => ({ outputs: {}, breaks: true })
