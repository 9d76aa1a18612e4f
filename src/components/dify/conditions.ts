import { z } from 'zod'
import { valueAt } from '@/engine/value-at'
import { filesIn } from '@/engine/value-guards'
import type { FileValue, Value } from '@/engine/values'
import { compare, type Expected } from './compare'
import { fillText } from './fill-text'
import { Selector } from './selectors'

const Expectation = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.array(z.union([z.string(), z.number(), z.boolean()])),
])

export const Condition = z.object({
  variable_selector: Selector,
  comparison_operator: z.string(),
  value: Expectation.nullish(),
  sub_variable_condition: z
    .object({
      logical_operator: z.enum(['and', 'or']).catch('and'),
      conditions: z.array(z.object({ key: z.string(), comparison_operator: z.string(), value: Expectation.nullish() })),
    })
    .nullish(),
})

export const LogicalOperator = z.enum(['and', 'or']).nullish().catch('and')

export type Condition = z.infer<typeof Condition>

type Reader = { read(selector: readonly string[]): Value | undefined }

/** Whether all or any of the conditions hold; with none, all of them do. Throws `invalid_input` for a comparison that makes no sense. */
export function conditionsHold(
  conditions: readonly Condition[],
  operator: 'and' | 'or' | null | undefined,
  reader: Reader,
): boolean {
  const holds = (condition: Condition) => conditionHolds(condition, reader)
  return operator === 'or' ? conditions.some(holds) : conditions.every(holds)
}

function conditionHolds(condition: Condition, reader: Reader): boolean {
  const value = reader.read(condition.variable_selector)
  const sub = condition.sub_variable_condition
  const files = filesIn(value)
  if (sub && Array.isArray(value) && files.length === value.length) {
    const holds = (part: (typeof sub.conditions)[number]) => filesFit(files, part)
    return sub.logical_operator === 'or' ? sub.conditions.some(holds) : sub.conditions.every(holds)
  }
  const where = condition.variable_selector.join('.')
  return compare(value, condition.comparison_operator, expected(condition.value, reader), where)
}

/** Of several files one has to fit; of a comparison that denies, all of them. */
function filesFit(
  files: readonly FileValue[],
  part: { key: string; comparison_operator: string; value?: z.infer<typeof Expectation> | null },
): boolean {
  const wanted =
    part.key === 'extension' && typeof part.value === 'string' && part.value !== ''
      ? `.${part.value.replace(/^\./, '')}`
      : (part.value ?? undefined)
  const fits = (file: FileValue) =>
    compare(valueAt(file, [part.key]), part.comparison_operator, wanted, `the file's ${part.key}`)
  return part.comparison_operator.includes('not') ? files.every(fits) : files.some(fits)
}

function expected(value: Condition['value'], reader: Reader): Expected {
  return typeof value === 'string' ? fillText(value, reader) : (value ?? undefined)
}
