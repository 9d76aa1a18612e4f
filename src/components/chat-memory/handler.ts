import type { Handler } from '@/engine/component'
import { numberInput, textInput } from '../read-inputs'

/** The newest messages before this run, oldest first. */
export const chatMemoryHandler: Handler = async (inputs, context) => {
  const limit = numberInput(inputs, 'k') ?? 100
  const session_id = textInput(inputs, 'session_id') || context.run.session_id
  const newest = limit > 0 ? await context.ports.memory.list({ session_id, limit, order: 'desc' }) : []
  return { outputs: { memory: [...newest].reverse() } }
}
