import { z } from 'zod'
import { Condition, LogicalOperator } from '../conditions'

const Case = z.object({
  case_id: z.coerce.string().optional(),
  id: z.coerce.string().optional(),
  logical_operator: LogicalOperator,
  conditions: z.array(Condition).catch([]),
})

export const IfElseConfig = z.object({
  cases: z.array(Case).nullish(),
  conditions: z.array(Condition).nullish(),
  logical_operator: LogicalOperator,
})

export interface Branch {
  /** The port that is taken. */
  id: string
  operator: 'and' | 'or'
  conditions: Condition[]
}

/** The branches in order; older exports have one, called `true`. Whatever fits none goes on along `false`. */
export function branchesOf(config: z.infer<typeof IfElseConfig>): Branch[] {
  if (config.cases && config.cases.length > 0) {
    return config.cases.map((item, index) => ({
      id: item.case_id ?? item.id ?? (index === 0 ? 'true' : String(index)),
      operator: item.logical_operator ?? 'and',
      conditions: item.conditions,
    }))
  }
  return [{ id: 'true', operator: config.logical_operator ?? 'and', conditions: config.conditions ?? [] }]
}
