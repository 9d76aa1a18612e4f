import { EngineError, type FilesPort, type HttpPort } from '@/engine'
import { env } from '@/env'
import { bytesById, findFile, storeFile } from '@/modules/files/server'

const MAX_REMOTE_BYTES = 50 * 1024 * 1024

/** The files of a tenant, and files at other addresses through the guarded fetch. */
export function filesPort(
  owner: { tenant_id: string; flow_id: string; user_id: number | null },
  http: HttpPort,
): FilesPort {
  const { tenant_id, flow_id, user_id } = owner
  return {
    async read(file, signal) {
      if (file.transfer === 'remote_url') return download(file.ref, http, signal)
      // Looked up again, so that a reference made up by a flow opens nothing of another tenant.
      const known = await findFile(tenant_id, file.ref)
      if (known && (known.size ?? 0) > env.MILLRACE_MAX_FILE_BYTES)
        throw new EngineError(
          'file_too_large',
          `"${known.name}" is larger than flows may read: ${env.MILLRACE_MAX_FILE_BYTES} bytes.`,
          { hint: 'Split it, or ask the operator to raise MILLRACE_MAX_FILE_BYTES.' },
        )
      const bytes = known && (await bytesById(tenant_id, known.ref))
      if (bytes) return bytes
      throw new EngineError('file_missing', `The file "${file.name}" is not there any more.`, {
        hint: 'Upload it again.',
      })
    },
    write: ({ name, media_type, bytes }) =>
      storeFile(tenant_id, { name, media_type, content: bytes, user_id, flow_id }),
    find: (ref) => findFile(tenant_id, ref),
  }
}

async function download(url: string, http: HttpPort, signal: AbortSignal): Promise<Uint8Array> {
  const response = await http.request({
    url,
    method: 'GET',
    headers: { 'User-Agent': 'Millrace' },
    follow_redirects: true,
    timeout_ms: 60_000,
    max_bytes: MAX_REMOTE_BYTES,
    signal,
  })
  if (response.status < 400) return response.body
  throw new EngineError('file_missing', `The file at ${url} could not be fetched: status ${response.status}.`)
}
