import { unzipSync } from 'fflate'
import { z } from 'zod'
import { assertCleanJson } from '@/contract/clean-json'
import { AppError } from '@/contract/errors'
import { EndpointName, FlowCreate, FlowGraph } from '../contract/flow.schema'

export interface UploadedFlow {
  id?: string
  flow: z.infer<typeof FlowCreate>
}

const maxFlows = 500
const maxUnzipped = 50 * 1024 * 1024

/** The flows of an uploaded file: one JSON flow, an object with `flows`, an array, or a zip of such files. */
export async function readFlowFile(file: File): Promise<UploadedFlow[]> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  if (bytes.byteLength === 0) throw refuse(file.name, 'it is empty')
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  const texts = isZip ? unzip(bytes, file.name) : [{ name: file.name, text: decode(bytes, file.name) }]
  const flows = texts.flatMap(({ name, text }) => parseFlows(text, name))
  if (flows.length === 0) throw refuse(file.name, 'it holds no flow')
  if (flows.length > maxFlows) throw refuse(file.name, `it holds more than ${maxFlows} flows`)
  return flows
}

function unzip(bytes: Uint8Array, name: string): { name: string; text: string }[] {
  let size = 0
  let count = 0
  try {
    const files = unzipSync(bytes, {
      filter(entry) {
        if (!entry.name.toLowerCase().endsWith('.json') || entry.name.startsWith('__MACOSX/')) return false
        size += entry.originalSize
        count += 1
        // Sizes are checked before anything is unpacked, so a small zip cannot fill the memory.
        if (size > maxUnzipped || count > maxFlows) throw refuse(name, 'it unpacks to more than the limit')
        return true
      },
    })
    return Object.entries(files).map(([entry, content]) => ({ name: entry, text: decode(content, entry) }))
  } catch (cause) {
    throw cause instanceof AppError ? cause : refuse(name, 'it is not a readable zip')
  }
}

function decode(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw refuse(name, 'it is not UTF-8 text')
  }
}

function parseFlows(text: string, name: string): UploadedFlow[] {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    throw refuse(name, `it is not JSON: ${cause instanceof Error ? cause.message : ''}`)
  }
  // What a request body may not hold, a file may not either: NUL, `__proto__`, bottomless nesting.
  assertCleanJson(json, 'body')
  const container = z.object({ flows: z.array(z.unknown()) }).safeParse(json)
  const list = container.success ? container.data.flows : Array.isArray(json) ? json : [json]
  return list.map((item) => toFlow(item, name))
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
  data: FlowGraph,
})

function toFlow(item: unknown, name: string): UploadedFlow {
  // A bare graph, as some tools export it, is a flow without a name.
  const bare = FlowGraph.safeParse(item)
  const parsed = Exported.safeParse(bare.success ? { name: name.replace(/\.json$/i, ''), data: item } : item)
  if (!parsed.success) {
    const first = parsed.error.issues[0]
    throw refuse(name, `it is not a flow: ${first?.path.join('.') ?? ''} ${first?.message ?? ''}`)
  }
  const { id, ...fields } = parsed.data
  return { ...(id ? { id } : {}), flow: FlowCreate.parse({ ...fields, is_component: fields.is_component ?? false }) }
}

function refuse(name: string, why: string): AppError {
  return new AppError('bad_request', `The file ${JSON.stringify(name)} cannot be imported: ${why}`, {
    hint: 'Upload a flow as JSON ("nodes" and "edges" under "data"), or a zip of such files.',
  })
}
