import type { Handler } from '@/engine/component'
import { EngineError } from '@/engine/errors'
import { choiceInput } from '../read-inputs'
import { tableOf } from '../table-of'
import { toDataList, toRows } from '../to-rows'

/** Most turns of one loop. */
const MAX_TURNS = 10_000

export const loopHandler: Handler = async (inputs, context) => {
  const items = toDataList(inputs.data)
  if (items.length > MAX_TURNS) {
    throw new EngineError(
      'loop_limit',
      `"${context.node_name}" got ${items.length} items; at most ${MAX_TURNS} are gone through.`,
      {
        hint: 'Send it fewer, for instance by Table Operations → Head.',
      },
    )
  }
  const done = []
  for (const [index, item] of items.entries()) {
    const turn = await context.turn(index, { item })
    done.push(...toDataList(turn.result))
    if (turn.broke) break
  }
  return { outputs: { done: choiceInput(inputs, 'done_type') === 'DataFrame' ? tableOf(toRows(done)) : done } }
}
