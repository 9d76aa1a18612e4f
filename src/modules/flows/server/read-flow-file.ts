import { z } from 'zod'
import { assertCleanJson } from '@/contract/clean-json'
import { looksLikeDify } from '@/formats/dify/read-dify-document'
import { EndpointName, FlowCreate, FlowGraph } from '../contract/flow.schema'
import { type FlowFileText, flowFileTexts, MAX_FLOWS, refuseFile } from './flow-file-text'
import { readDifyFile } from './read-dify-file'

export interface UploadedFlow {
  id?: string
  flow: z.infer<typeof FlowCreate>
}

/** The flows of an uploaded file: an app of Dify, one JSON flow, an object with `flows`, an array, or a zip of such files. */
export async function readFlowFile(file: File): Promise<UploadedFlow[]> {
  const texts = await flowFileTexts(file)
  const flows = texts.flatMap(parseFlows)
  if (flows.length === 0) throw refuseFile(file.name, 'it holds no flow')
  if (flows.length > MAX_FLOWS) throw refuseFile(file.name, `it holds more than ${MAX_FLOWS} flows`)
  return flows
}

function parseFlows({ name, text }: FlowFileText): UploadedFlow[] {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    // Only YAML can begin otherwise than JSON; what is meant to be JSON is told what is wrong with it as JSON.
    const isJson = /\.json$/i.test(name) || (/^\s*[[{]/.test(text) && !/\.ya?ml$/i.test(name))
    if (isJson) throw refuseFile(name, `it is not JSON: ${cause instanceof Error ? cause.message : ''}`)
    return [{ flow: readDifyFile(name, text) }]
  }
  // What a request body may not hold, a file may not either: NUL, `__proto__`, bottomless nesting.
  assertCleanJson(json, 'body')
  const container = z.object({ flows: z.array(z.unknown()) }).safeParse(json)
  const list = container.success ? container.data.flows : Array.isArray(json) ? json : [json]
  return list.map((item) => (looksLikeDify(item) ? { flow: readDifyFile(name, item) } : toFlow(item, name)))
}

/** Exports of other products carry many more keys, and leave some out that a request must have. */
const Exported = z.object({
  id: z.uuid().optional().catch(undefined),
  name: z.string().trim().min(1).max(200).catch('Imported flow'),
  description: z.string().max(10_000).nullish().catch(undefined),
  icon: z.string().max(200).nullish().catch(undefined),
  gradient: z.string().max(200).nullish().catch(undefined),
  is_component: z.boolean().nullish().catch(false),
  endpoint_name: EndpointName.nullish().catch(undefined),
  tags: z.array(z.string().max(100)).max(100).nullish().catch(undefined),
  mcp_enabled: z.boolean().nullish().catch(false),
  flow_type: z.string().max(100).optional().catch(undefined),
  data: FlowGraph,
})

function toFlow(item: unknown, name: string): UploadedFlow {
  // A bare graph, as some tools export it, is a flow without a name.
  const bare = FlowGraph.safeParse(item)
  const parsed = Exported.safeParse(bare.success ? { name: name.replace(/\.json$/i, ''), data: item } : item)
  if (!parsed.success) {
    const first = parsed.error.issues[0]
    throw refuseFile(name, `it is not a flow: ${first?.path.join('.') ?? ''} ${first?.message ?? ''}`)
  }
  const { id, ...fields } = parsed.data
  return { ...(id ? { id } : {}), flow: FlowCreate.parse({ ...fields, is_component: fields.is_component ?? false }) }
}
