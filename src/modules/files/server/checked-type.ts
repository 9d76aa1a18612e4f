import { fileTypeFromBuffer } from 'file-type'
import { AppError } from '@/contract/errors'
import { env } from '@/env'
import { fileType } from '@/lib/file-type'
import { splitName } from './file.dto'

/** Bytes that tell what a file is. */
const HEAD_BYTES = 4100

/** What a file is, by its first bytes, its name and what its sender says. Throws 415 for kinds that are not kept here. */
export async function checkedType(
  name: string,
  said: string,
  content: Uint8Array | Blob,
  refused: readonly string[] = env.MILLRACE_REFUSED_FILE_TYPES,
): Promise<ReturnType<typeof fileType>> {
  const head = await headOf(content)
  const sniffed = await fileTypeFromBuffer(head)
  const ending = splitName(name).ending.toLowerCase()
  const spoken = said.split(';')[0]?.trim().toLowerCase() ?? ''
  const kinds = [ending, `.${sniffed?.ext}`, sniffed?.mime, spoken]
  const bad = kinds.find((kind) => kind !== undefined && refused.includes(kind))
  if (bad !== undefined)
    throw new AppError('unsupported_media_type', `"${name}" is of a kind that is not kept here: ${bad}`, {
      hint: 'Pack it into a zip, or ask the operator to change MILLRACE_REFUSED_FILE_TYPES.',
    })
  if (sniffed && !isContainer(sniffed.mime)) return fileType(name, sniffed.mime)
  // Plain text is what many senders say when they say nothing: the bytes have to look like it.
  return fileType(name, spoken === 'text/plain' && head.includes(0) ? undefined : spoken)
}

const headOf = async (content: Uint8Array | Blob): Promise<Uint8Array> =>
  content instanceof Blob
    ? new Uint8Array(await content.slice(0, HEAD_BYTES).arrayBuffer())
    : content.subarray(0, HEAD_BYTES)

/** Office documents are archives: their names say more than their first bytes. */
const isContainer = (mime: string) => mime === 'application/zip' || mime === 'application/x-cfb'
