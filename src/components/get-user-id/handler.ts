import type { Handler } from '@/engine/component'
import { newMessage } from '@/engine/messages'

/** Empty when nobody is known to have started the run. */
export const getUserIdHandler: Handler = async (_inputs, context) => ({
  outputs: { output: newMessage(context.run.user_id ?? '', context.run) },
})
