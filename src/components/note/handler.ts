import type { Handler } from '@/engine/component'

/** Never called: notes are inert. */
export const noteHandler: Handler = async () => ({ outputs: {} })
