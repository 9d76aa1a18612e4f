import type { z } from 'zod'
import { assertCleanJson } from '@/contract/clean-json'
import { flowDescription, flowName } from '@/formats/dify/app-section'
import { DifyFormatError } from '@/formats/dify/dify-format-error'
import { type DifyImport, readDifyDocument } from '@/formats/dify/read-dify-document'
import { FlowCreate } from '../contract/flow.schema'
import { refuseFile } from './flow-file-text'

/** The flow of a file of Dify: its text, or what was read from it. Throws 400 for what is no such file. */
export function readDifyFile(name: string, source: unknown): z.infer<typeof FlowCreate> {
  const app = read(name, source)
  // The same for what YAML brought as for a request's body.
  assertCleanJson(app.data, 'body')
  const own = name.replace(/^.*\//, '').replace(/\.[a-z]+$/i, '')
  const parsed = FlowCreate.safeParse({
    name: flowName(app.name || own),
    description: flowDescription(app.description),
    icon: app.icon && app.icon.length <= 20 ? app.icon : null,
    icon_bg_color: /^#[0-9a-f]{6}$/i.test(app.icon_background ?? '') ? app.icon_background : null,
    flow_type: app.mode,
    data: app.data,
  })
  if (parsed.success) return parsed.data
  const first = parsed.error.issues[0]
  throw refuseFile(name, `it is not a flow: ${first?.path.join('.') ?? ''} ${first?.message ?? ''}`)
}

function read(name: string, source: unknown): DifyImport {
  try {
    return readDifyDocument(source)
  } catch (error) {
    if (!(error instanceof DifyFormatError)) throw error
    throw refuseFile(name, error.message, error.hint)
  }
}
