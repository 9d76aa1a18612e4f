import { registry } from '@/components/registry'
import { AppError } from '@/contract/errors'
import { applyTweaks } from '@/engine/apply-tweaks'
import { compile } from '@/engine/compile'
import type { Graph, Problem } from '@/engine/graph'
import type { Plan } from '@/engine/plan'
import { readFlow } from '@/formats/read-flow'
import { LruMap } from '@/lib/lru-map'
import { type FlowRef, openSecrets, readGraph } from '@/modules/flows/server'
import { assertAddressesStay } from './assert-addresses-stay'

export interface PlannedRun {
  plan: Plan
  /** The graph as it is stored or was sent: what a paused run goes on with, whatever becomes of its flow. */
  data: unknown
  /** Tweaks that fitted nothing. */
  warnings: Problem[]
}

interface Stored {
  graph: Graph
  plan: Plan
  data: unknown
}

/** Plans of stored graphs by flow and save, so that a busy flow is read and checked once. */
const stored = new LruMap<string, Stored>(200)

/** The plan of a flow's stored graph, or of the graph that came with the request. Throws 400 when it cannot run. */
export async function planOf(
  flow: FlowRef,
  data: unknown,
  tweaks: Record<string, unknown> | undefined,
  version_id?: number,
): Promise<PlannedRun> {
  const base = data === undefined ? await storedPlan(flow) : sentPlan(flow.tenant_id, data, version_id)
  const tweaked = tweaks && Object.keys(tweaks).length > 0 ? applyTweaks(base.graph, tweaks, registry) : undefined
  if (tweaked) assertAddressesStay(base.graph, tweaked.graph)
  const plan = tweaked ? compile(tweaked.graph, registry).plan : base.plan
  if (plan.fatal)
    throw new AppError('bad_request', plan.fatal.message, plan.fatal.hint ? { hint: plan.fatal.hint } : {})
  if (plan.nodes.length === 0)
    throw new AppError('bad_request', 'The flow has no nodes, so there is nothing to run', {
      hint: 'Open it on the canvas and add a chat input and a chat output.',
    })
  return { plan, data: base.data, warnings: tweaked?.problems ?? [] }
}

async function storedPlan(flow: FlowRef): Promise<Stored> {
  const key = `${flow.id}:${flow.updated_at.getTime()}`
  const known = stored.get(key)
  if (known) return known
  const fresh = compileGraph(flow.tenant_id, (await readGraph(flow)) ?? { nodes: [], edges: [] })
  stored.set(key, fresh)
  return fresh
}

/** A version never changes, so its plan is kept; what a request brought along is planned each time. */
function sentPlan(tenant_id: string, data: unknown, version_id: number | undefined): Stored {
  const key = version_id === undefined ? undefined : `version:${version_id}`
  const known = key && stored.get(key)
  if (known) return known
  const fresh = compileGraph(tenant_id, data)
  if (key) stored.set(key, fresh)
  return fresh
}

function compileGraph(tenant_id: string, data: unknown): Stored {
  const { graph, problems } = readFlow(openSecrets(tenant_id, data))
  const broken = problems.find((problem) => problem.severity === 'error' && problem.code === 'invalid_graph')
  if (broken) throw new AppError('bad_request', broken.message, broken.hint ? { hint: broken.hint } : {})
  return { graph, plan: compile(graph, registry).plan, data }
}
