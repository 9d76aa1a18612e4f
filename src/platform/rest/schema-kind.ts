import { z } from 'zod'

/** What a query parameter's text has to become before its schema may judge it. */
export type QueryKind = 'boolean' | 'number' | 'array' | 'text'

/** Looks through optional, nullable, default and pipes to the type that decides how text is read. */
export function schemaKind(schema: z.core.$ZodType): QueryKind {
  const def = unwrap(schema)._zod.def
  if (def.type === 'boolean') return 'boolean'
  if (def.type === 'number' || def.type === 'int') return 'number'
  if (def.type === 'array') return 'array'
  return 'text'
}

/** The element schema of an array schema, when there is one. */
export function elementOf(schema: z.core.$ZodType): z.core.$ZodType | undefined {
  const inner = unwrap(schema)
  return inner instanceof z.core.$ZodArray ? inner._zod.def.element : undefined
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  let current = schema
  for (;;) {
    if (
      current instanceof z.core.$ZodOptional ||
      current instanceof z.core.$ZodNullable ||
      current instanceof z.core.$ZodDefault ||
      current instanceof z.core.$ZodPrefault
    )
      current = current._zod.def.innerType
    else if (current instanceof z.core.$ZodPipe) current = current._zod.def.in
    else return current
  }
}
