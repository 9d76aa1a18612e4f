import { unzipSync } from 'fflate'
import { AppError } from '@/contract/errors'
import { archiveFault } from '@/lib/archive-fault'

export interface FlowFileText {
  name: string
  text: string
}

/** Flows in one file, and bytes that a zip may unpack to. */
export const MAX_FLOWS = 500
const MAX_UNZIPPED = 50 * 1024 * 1024
const FLOW_FILE = /\.(?:json|ya?ml)$/i

/** The text of an uploaded file, or of every flow file in an uploaded zip. Throws 400 for what is neither. */
export async function flowFileTexts(file: File): Promise<FlowFileText[]> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  if (bytes.byteLength === 0) throw refuseFile(file.name, 'it is empty')
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  return isZip ? unzip(bytes, file.name) : [{ name: file.name, text: decode(bytes, file.name) }]
}

function unzip(bytes: Uint8Array, name: string): FlowFileText[] {
  const fault = archiveFault(bytes)
  if (fault) throw refuseFile(name, fault)
  let size = 0
  let count = 0
  try {
    const files = unzipSync(bytes, {
      filter(entry) {
        if (!FLOW_FILE.test(entry.name) || entry.name.startsWith('__MACOSX/')) return false
        size += entry.originalSize
        count += 1
        // Sizes are checked before anything is unpacked, so a small zip cannot fill the memory.
        if (size > MAX_UNZIPPED || count > MAX_FLOWS) throw refuseFile(name, 'it unpacks to more than the limit')
        return true
      },
    })
    return Object.entries(files).map(([entry, content]) => ({ name: entry, text: decode(content, entry) }))
  } catch (cause) {
    throw cause instanceof AppError ? cause : refuseFile(name, 'it is not a readable zip')
  }
}

function decode(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw refuseFile(name, 'it is not UTF-8 text')
  }
}

export const refuseFile = (name: string, why: string, hint?: string): AppError =>
  new AppError('bad_request', `The file ${JSON.stringify(name.slice(0, 200))} cannot be imported: ${why}`, {
    hint:
      hint ??
      'Upload an app that Dify exported (YAML), a flow as JSON ("nodes" and "edges" under "data"), or a zip of such files.',
  })
