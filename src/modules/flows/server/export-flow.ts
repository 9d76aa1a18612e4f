import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { AppError } from '@/contract/errors'
import { DifyFormatError } from '@/formats/dify/dify-format-error'
import { difyNode, isDifyNode } from '@/formats/dify/dify-node'
import { writeDifyDocument } from '@/formats/dify/write-dify-document'
import type { flowOps } from '../contract/flow.operations'
import type { FlowRead } from '../contract/flow.schema'
import { exportName } from './export-name'
import { flowDto, withoutSecrets } from './flow.dto'
import { findFlow } from './read-flow'

type Flow = z.infer<typeof FlowRead>

/** One flow as a file for Dify or for Langflow, without its secrets. Throws 400 when that product has not its nodes. */
export async function exportFlow(
  actor: UserActor,
  input: z.infer<typeof flowOps.export_flow.input>,
): Promise<z.infer<typeof flowOps.export_flow.output>> {
  const flow = withoutSecrets(flowDto(await findFlow(actor, input.flow_id), null))
  const nodes = flow.data?.nodes ?? []
  const format = input.format ?? (flow.data?.dify !== undefined || nodes.some(isDifyNode) ? 'dify' : 'langflow')
  const base = exportName(flow.name)
  return format === 'dify'
    ? { file_name: `${base}.yml`, content_type: 'application/yaml', content: writeDify(flow) }
    : { file_name: `${base}.json`, content_type: 'application/json', content: writeLangflow(flow) }
}

function writeDify(flow: Flow): string {
  const { name, description, icon, icon_bg_color, data } = flow
  try {
    return writeDifyDocument({ name, description, icon, icon_background: icon_bg_color, data })
  } catch (error) {
    if (!(error instanceof DifyFormatError)) throw error
    throw new AppError('bad_request', error.message, { hint: error.hint })
  }
}

function writeLangflow(flow: Flow): string {
  const others = (flow.data?.nodes ?? []).filter(isDifyNode)
  if (others.length > 0) {
    const names = others.slice(0, 10).map((node) => JSON.stringify(difyNode(node)?.name ?? 'a node without an id'))
    const more = others.length > 10 ? ` and ${others.length - 10} more` : ''
    throw new AppError('bad_request', `Langflow has no nodes like these of the flow: ${names.join(', ')}${more}.`, {
      hint: 'Export it in Dify’s form, or replace these nodes by those of Langflow’s family.',
    })
  }
  const { id, name, description, icon, icon_bg_color, gradient, endpoint_name, tags, is_component, data } = flow
  const file = { id, name, description, icon, icon_bg_color, gradient, endpoint_name, tags, is_component, data }
  return JSON.stringify(file, null, 2)
}
