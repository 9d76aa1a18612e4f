import { z } from 'zod'
import type { Handler, NodeContext, Turn } from '@/engine/component'
import { plainValue } from '@/engine/plain-value'
import type { Value } from '@/engine/values'
import { Condition, conditionsHold, LogicalOperator } from '../conditions'
import { fillText } from '../fill-text'
import { parseConfig } from '../parse-config'
import { Selector } from '../selectors'
import { typedConstant } from '../typed-constant'

const Config = z.object({
  loop_count: z.coerce.number().int().min(0),
  loop_variables: z
    .array(
      z.object({
        label: z.string(),
        var_type: z.string().catch('string'),
        value_type: z.string().catch('constant'),
        value: z.unknown(),
      }),
    )
    .nullish(),
  break_conditions: z.array(Condition).nullish(),
  logical_operator: LogicalOperator,
})

export const loopHandler: Handler = async (inputs, context) => {
  const config = parseConfig(Config, inputs, context)
  let locals = startValues(config.loop_variables ?? [], context)
  const conditions = config.break_conditions ?? []
  const ends = (turn: Pick<Turn, 'read'>) =>
    conditions.length > 0 && conditionsHold(conditions, config.logical_operator, turn)
  let turns = 0
  for (let done = endsBefore(locals, ends, context); !done && turns < config.loop_count; turns++) {
    const turn = await context.turn(turns, locals)
    locals = turn.locals
    done = turn.broke || ends(turn)
  }
  return {
    outputs: { ...locals, loop_round: turns },
    inputs: Object.fromEntries(Object.entries(locals).map(([name, value]) => [name, plainValue(value)])),
  }
}

/** Conditions that hold from the start leave nothing to do; those about nodes inside cannot be answered yet. */
function endsBefore(
  locals: Record<string, Value>,
  ends: (turn: Pick<Turn, 'read'>) => boolean,
  context: NodeContext,
): boolean {
  let early = false
  const read = (selector: readonly string[]) => {
    if (selector[0] === context.node_id) return locals[selector[1] ?? '']
    const value = context.read(selector)
    if (value === undefined) early = true
    return value
  }
  try {
    return ends({ read }) && !early
  } catch (error) {
    if (early) return false
    throw error
  }
}

function startValues(
  variables: readonly { label: string; var_type: string; value_type: string; value?: unknown }[],
  context: NodeContext,
): Record<string, Value> {
  return Object.fromEntries(
    variables.map((variable) => {
      const selector = variable.value_type === 'variable' ? Selector.safeParse(variable.value).data : undefined
      if (selector) return [variable.label, context.read(selector) ?? null]
      const filled = typeof variable.value === 'string' ? fillText(variable.value, context) : variable.value
      return [variable.label, typedConstant(filled, variable.var_type, variable.label)]
    }),
  )
}
