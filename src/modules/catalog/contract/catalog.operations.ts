import { z } from 'zod'
import { operation } from '@/contract/operation'

/** A component as canvases of the studio document know it: its fields under `template`. */
export const ComponentTemplate = z
  .looseObject({
    display_name: z.string(),
    description: z.string().nullable(),
    icon: z.string().nullable(),
    base_classes: z.array(z.string()),
    template: z.record(z.string(), z.unknown()),
    outputs: z.array(z.looseObject({})),
    beta: z.boolean().default(false),
    legacy: z.boolean().default(false),
    documentation: z.string().nullable(),
    metadata: z.record(z.string(), z.unknown()).nullable(),
  })
  .meta({ id: 'ComponentTemplate' })

export const catalogOps = {
  get_all: operation({
    surface: 'studio',
    method: 'GET',
    path: '/api/v1/all',
    access: 'component:read',
    group: 'Base',
    summary: 'Every component, by category and name',
    description: 'The answer is gzip compressed for every client that accepts it.',
    input: z.object({}),
    output: z.record(z.string(), z.record(z.string(), ComponentTemplate)),
  }),
}
