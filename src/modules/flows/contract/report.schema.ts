import { z } from 'zod'
import type { ProblemCode } from '@/engine/graph'

/** How well each node of a flow runs here, and what is wrong with the graph. */
export const FlowReport = z
  .object({
    nodes: z.array(
      z.object({
        node_id: z.string(),
        name: z.string(),
        component: z.string(),
        support: z.enum(['runs', 'runs_with_differences', 'kept']),
        reason: z.string().optional(),
      }),
    ),
    problems: z.array(
      z.object({
        code: z.custom<ProblemCode>((code) => typeof code === 'string').describe('What kind of problem'),
        severity: z.enum(['error', 'warning']),
        message: z.string(),
        hint: z.string().optional(),
        node_id: z.string().optional(),
        edge_id: z.string().optional(),
        field: z.string().optional(),
      }),
    ),
  })
  .meta({ id: 'FlowReport' })
