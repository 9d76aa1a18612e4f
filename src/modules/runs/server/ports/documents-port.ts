import { type DocumentsPort, EngineError } from '@/engine'
import { sandbox } from '@/platform/sandbox/sandbox'
import { decodeText } from './decode-text'
import { sandboxFault } from './sandbox-fault'

const TIMEOUT_MS = 60_000
const READ_HERE = 'Readable are txt, md, html, csv, json, yaml, xml and other text, pdf, docx and xlsx.'

type Kind = 'pdf' | 'office' | 'html' | 'csv'

/**
 * The text of documents: plain text is decoded here, everything that has to be parsed is parsed in a worker process.
 *
 * @param owner whose document it is (a tenant): owners take turns when all workers are busy
 */
export function documentsPort(owner: string): DocumentsPort {
  return {
    async extract({ name, media_type, bytes }, signal) {
      signal.throwIfAborted()
      const packed = kindOfBytes(bytes)
      if (packed) return parse(packed, name, bytes, owner, signal)
      const text = decodeText(bytes)
      if (text === undefined)
        throw new EngineError('file_unreadable', `${name} is of a kind that cannot be read.`, { hint: READ_HERE })
      const kind = kindOfText(name, media_type)
      return kind ? parse(kind, name, Buffer.from(text), owner, signal) : text
    },
  }
}

async function parse(kind: Kind, name: string, bytes: Uint8Array, owner: string, signal: AbortSignal): Promise<string> {
  try {
    const header = { timeout_ms: TIMEOUT_MS, kind }
    const text = await sandbox('document').run({ owner, header, body: bytes, signal })
    return Buffer.from(text).toString('utf8')
  } catch (error) {
    const fault = sandboxFault(error, {
      failed: 'file_unreadable',
      limit: 'file_unreadable',
      timeout: 'file_unreadable',
      late: `it took longer than ${TIMEOUT_MS} ms.`,
      late_hint: 'Split the document.',
    })
    if (!(fault instanceof EngineError) || fault.code !== 'file_unreadable') throw fault
    throw new EngineError('file_unreadable', `${name} cannot be read: ${fault.message}`, {
      hint: fault.hint ?? READ_HERE,
      cause: error,
    })
  }
}

/** Known by what the bytes begin with, whatever the name says. */
function kindOfBytes(bytes: Uint8Array): Kind | undefined {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
  if (head.includes('%PDF-')) return 'pdf'
  return head.startsWith('PK\u0003\u0004') ? 'office' : undefined
}

function kindOfText(name: string, media_type: string): Kind | undefined {
  const ending = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  if (['csv', 'tsv'].includes(ending) || /^text\/(csv|tab-separated-values)\b/.test(media_type)) return 'csv'
  if (['html', 'htm', 'xhtml'].includes(ending) || /^(text\/html|application\/xhtml\+xml)\b/.test(media_type))
    return 'html'
  return undefined
}
