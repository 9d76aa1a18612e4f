import { EngineError } from '../errors'
import type { DocumentsPort, FilesPort } from '../ports'
import type { FileValue } from '../values'

export interface FakeFile {
  ref: string
  name: string
  media_type: string
  /** Text is kept as UTF-8. */
  bytes: Uint8Array | string
}

export interface FakeFiles extends FilesPort {
  /** By reference. */
  stored: Map<string, { value: FileValue; bytes: Uint8Array }>
}

/** Files kept in memory. */
export function fakeFiles(given: readonly FakeFile[]): FakeFiles {
  const stored: FakeFiles['stored'] = new Map()
  const keep = (ref: string, name: string, media_type: string, bytes: Uint8Array) => {
    const file_type = typeOf(media_type)
    const value: FileValue = { kind: 'file', ref, transfer: 'stored', name, media_type, size: bytes.length, file_type }
    stored.set(ref, { value, bytes })
    return value
  }
  for (const { ref, name, media_type, bytes } of given) {
    keep(ref, name, media_type, typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes)
  }
  return {
    stored,
    async read(file, signal) {
      signal.throwIfAborted()
      const found = stored.get(file.ref)
      if (!found) throw new EngineError('file_missing', `The file "${file.name}" is not there.`)
      return found.bytes
    },
    write: async ({ name, media_type, bytes }) => keep(`file-${stored.size + 1}`, name, media_type, bytes),
    find: async (ref) => stored.get(ref)?.value,
  }
}

/** Every document is text in UTF-8. */
export const fakeDocuments: DocumentsPort = {
  async extract(file, signal) {
    signal.throwIfAborted()
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(file.bytes)
    } catch (error) {
      throw new EngineError('file_unreadable', `The text of "${file.name}" cannot be read.`, { cause: error })
    }
  },
}

function typeOf(media_type: string): FileValue['file_type'] {
  const family = media_type.split('/')[0]
  if (family === 'image' || family === 'audio' || family === 'video') return family
  return family === 'text' || family === 'application' ? 'document' : 'other'
}
