import { z } from 'zod'
import { FlowId } from '@/contract/ids'
import { operation } from '@/contract/operation'

/** The same words as those of the engine: a test compares them. */
export const Capability = z.enum(['code', 'network', 'tools', 'files', 'knowledge', 'flows'])

const FlowCapabilities = z.object({
  /** What the draft or the version that is online may do, and what is granted though neither does. */
  items: z.array(
    z.object({
      capability: Capability,
      granted: z.boolean(),
      nodes: z.array(z.string()).describe('Nodes that have it, those of other flows behind the name of their flow'),
    }),
  ),
  refuses: z.boolean().describe('The flow is public and online, and visitors are refused as a grant is missing'),
  may_grant: z.boolean(),
})

const common = { surface: 'console', group: 'Flows' } as const

export const capabilityOps = {
  read_flow_capabilities: operation({
    ...common,
    access: 'flow:read',
    summary: 'What a flow can do beyond words, and whether strangers may make it',
    input: z.object({ flow_id: FlowId }),
    output: FlowCapabilities,
  }),
  grant_flow_capabilities: operation({
    ...common,
    access: 'flow:publish',
    summary: 'Say what strangers may make a public flow do',
    description: 'The whole list: what is left out is taken back, and counts at the next run.',
    input: z.object({
      flow_id: FlowId,
      capabilities: z.array(Capability).max(20).describe('What is granted from now on'),
    }),
    output: FlowCapabilities,
  }),
}
