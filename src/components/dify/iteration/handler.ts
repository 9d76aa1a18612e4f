import { z } from 'zod'
import type { Handler, NodeContext } from '@/engine/component'
import { EngineError, TurnSuspended } from '@/engine/errors'
import { plainValue } from '@/engine/plain-value'
import { isTable } from '@/engine/value-guards'
import type { JsonValue, Value } from '@/engine/values'
import { toJson } from '@/lib/to-json'
import { parseConfig } from '../parse-config'
import { Selector } from '../selectors'

const Config = z.object({
  iterator_selector: Selector,
  output_selector: Selector,
  is_parallel: z.boolean().catch(false),
  parallel_nums: z.number().int().min(1).max(100).catch(10),
  error_handle_mode: z.string().catch('terminated'),
  flatten_output: z.boolean().catch(true),
})

export const iterationHandler: Handler = async (inputs, context) => {
  const config = parseConfig(Config, inputs, context)
  const items = listOf(context.read(config.iterator_selector), config.iterator_selector, context)
  const outputs: (Value | undefined)[] = new Array(items.length)
  const forgiving = config.error_handle_mode !== 'terminated'
  let next = 0
  let stopped = false
  const work = async () => {
    while (next < items.length && !stopped) {
      const index = next
      next += 1
      try {
        const turn = await context.turn(index, { item: items[index] ?? null, index })
        outputs[index] = turn.read(config.output_selector) ?? null
      } catch (error) {
        if (!forgiving && !(error instanceof TurnSuspended)) stopped = true
        if (!forgiving || error instanceof TurnSuspended) throw error
      }
    }
  }
  const hands = config.is_parallel ? Math.min(config.parallel_nums, items.length) : 1
  await allSettled(Array.from({ length: hands }, work))
  const kept =
    config.error_handle_mode === 'remove-abnormal-output' ? outputs.filter((item) => item !== undefined) : outputs
  // Places that were never filled are skipped by map, not by from.
  const output = Array.from(kept, (item) => item ?? null)
  return {
    outputs: { output: config.flatten_output ? flattened(output) : output },
    inputs: { iterator_selector: items.map((item) => plainValue(item)) },
  }
}

/** Waits for every hand before the first failure is told, so that no turn is left at work. */
async function allSettled(hands: Promise<void>[]): Promise<void> {
  const ended = await Promise.allSettled(hands)
  const failures = ended.flatMap((end): unknown[] => (end.status === 'rejected' ? [end.reason] : []))
  const [failure] = failures.filter((reason) => !(reason instanceof TurnSuspended)).concat(failures)
  if (failure !== undefined) throw failure
}

function listOf(value: Value | undefined, selector: readonly string[], context: NodeContext): Value[] {
  if (value === null) return []
  if (Array.isArray(value)) return value
  if (isTable(value)) return value.rows.map((row): JsonValue => toJson(row))
  throw new EngineError(
    'invalid_input',
    value === undefined
      ? `"${context.node_name}" found nothing at "${selector.join('.')}".`
      : `"${context.node_name}" needs a list, and "${selector.join('.')}" is none.`,
    { hint: 'Choose a list as its input.' },
  )
}

/** Lists of one level become one list; anything else stays as it is. */
function flattened(output: Value[]): Value[] {
  const filled = output.filter((item) => item !== null)
  if (filled.length === 0 || !filled.every((item) => Array.isArray(item))) return output
  return filled.flatMap((item) => (Array.isArray(item) ? item : [item]))
}
