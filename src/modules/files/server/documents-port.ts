import { EngineError } from '@/engine/errors'
import type { DocumentsPort } from '@/engine/ports'
import { sandbox } from '@/platform/sandbox/sandbox'
import { SandboxError } from '@/platform/sandbox/sandbox-error'
import { decodeText } from './decode-text'

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
    throw error instanceof SandboxError ? documentFault(error, name) : error
  }
}

function documentFault(error: SandboxError, name: string): EngineError {
  const refuse = (reason: string, hint: string) =>
    new EngineError('file_unreadable', `${name} cannot be read: ${reason}`, { hint, cause: error })
  switch (error.kind) {
    case 'failed':
      return refuse(error.message, error.hint ?? READ_HERE)
    case 'timeout':
      return refuse(`it took longer than ${TIMEOUT_MS} ms.`, 'Split the document.')
    case 'limit':
      return refuse(error.message, error.hint ?? 'Split it. The operator sets the memory with MILLRACE_SANDBOX_MEMORY.')
    case 'unavailable':
      return new EngineError('internal', error.message, {
        hint: 'The server cannot start its worker processes; its log says more.',
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
