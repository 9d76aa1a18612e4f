import { z } from 'zod'
import { FlowId, Timestamp } from '@/contract/ids'
import { operation } from '@/contract/operation'
import { pageOf, pageQuery } from '@/contract/pagination'

const common = { surface: 'studio', group: 'Monitor' } as const

const VertexBuildRow = z
  .object({
    id: z.string(),
    build_id: z.uuid(),
    flow_id: FlowId,
    timestamp: Timestamp,
    valid: z.boolean(),
    params: z.string().nullable(),
    data: z.record(z.string(), z.unknown()).nullable(),
    artifacts: z.record(z.string(), z.unknown()).nullable(),
  })
  .meta({ id: 'VertexBuildRow' })

const TransactionRow = z
  .object({
    id: z.uuid(),
    timestamp: Timestamp,
    vertex_id: z.string(),
    target_id: z.string().nullable(),
    inputs: z.record(z.string(), z.unknown()).nullable(),
    outputs: z.record(z.string(), z.unknown()).nullable(),
    status: z.string().describe('success or error'),
  })
  .meta({ id: 'TransactionRow' })

export const buildOps = {
  get_vertex_builds: operation({
    ...common,
    method: 'GET',
    path: '/api/v1/monitor/builds',
    access: 'run:read',
    summary: 'What each node gave in the newest run of a flow',
    errors: ['not_found'],
    input: z.object({ flow_id: FlowId }),
    output: z.object({ vertex_builds: z.record(z.string(), z.array(VertexBuildRow)) }),
  }),
  delete_vertex_builds: operation({
    ...common,
    method: 'DELETE',
    path: '/api/v1/monitor/builds',
    access: 'flow:modify',
    summary: 'Clear the builds of a flow',
    description: 'The runs themselves stay in the history.',
    status: 204,
    errors: ['not_found'],
    input: z.object({ flow_id: FlowId }),
    output: z.null(),
  }),
  get_transactions: operation({
    ...common,
    method: 'GET',
    path: '/api/v1/monitor/transactions',
    access: 'run:read',
    summary: 'What the nodes of a flow did in all of its runs, the oldest first',
    description: 'Long texts are cut and secrets masked.',
    errors: ['not_found'],
    input: z.object({ flow_id: FlowId, ...pageQuery }),
    output: pageOf(TransactionRow),
  }),
}
