import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { operationsOf } from '@/platform/rest/route-table'
import { rootRouter } from '../root'

/** Free values: any JSON within the limits of the body. */
const free = new Set(['payload', 'data', 'inputs', 'tweaks', 'context', 'metadata'])

/** Positions and ids are looked up, not counted to. */
const position = /(_id|\.page|\.cursor|\.timestamp)$/
/** Words of a message, within the limits of the body. */
const small = new Set(['monitor.update_message.properties.targets[]'])

/** Numbers and lists of an input without an upper end, by their place. */
function open(schema: z.core.$ZodType, place: string): string[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return open(schema.unwrap(), place)
  if (schema instanceof z.ZodPipe) return open(schema.def.in, place).concat(open(schema.def.out, place))
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((one: z.core.$ZodType) => open(one, place))
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([key, part]) =>
      free.has(key) || !(part instanceof z.ZodType) ? [] : open(part, `${place}.${key}`),
    )
  if (schema instanceof z.ZodArray) {
    const long = Array.from({ length: 200_001 }, () => null)
    const ends = schema.safeParse(long).error?.issues.some(({ code }) => code === 'too_big')
    return [...(ends ? [] : [`${place}[]`]), ...open(schema.element, `${place}[]`)]
  }
  if (schema instanceof z.ZodNumber) return schema.safeParse(Number.MAX_SAFE_INTEGER).success ? [place] : []
  return []
}

describe('what callers count', () => {
  const all = operationsOf(rootRouter)
  it('has an end in every operation (threat 24)', () => {
    const counted = all.filter(({ op }) =>
      JSON.stringify(z.toJSONSchema(op.input, { unrepresentable: 'any', io: 'input' })).includes('"maximum"'),
    )
    expect(counted.length).toBeGreaterThan(30)
    const without = all.flatMap(({ name, op }) => open(op.input, name))
    expect(without.filter((place) => !position.test(place) && !small.has(place))).toEqual([])
  })
})
