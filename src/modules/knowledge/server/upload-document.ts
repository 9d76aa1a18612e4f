import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { AppError } from '@/contract/errors'
import { checkedType } from '@/modules/files/server'
import { maxFileBytes } from '@/modules/settings/server'
import { putFile, removeFile } from '@/platform/storage/file-storage'
import type { documentOps } from '../contract/document.operations'
import { Metadata } from '../contract/knowledge.schema'
import { documentRepository } from './document.repository'
import { indexer } from './indexer'
import { documentDto } from './knowledge.dto'
import { baseOr404 } from './read-knowledge-base'

/** Keeps a file as a document; its text is taken out in the background. Throws 413 above what the setting allows. */
export async function uploadDocument(
  actor: UserActor,
  { knowledge_base_id, file, metadata }: z.infer<typeof documentOps.upload_document.input>,
) {
  const { tenant_id, user_id } = actor
  await baseOr404(actor, knowledge_base_id, 'knowledge:modify')
  const most = await maxFileBytes()
  if (file.size > most)
    throw new AppError('payload_too_large', `The file is larger than ${most} bytes`, {
      hint: 'Split it, or ask an owner of the installation to raise "files.max_upload_mb".',
    })
  const name = labelOf(file.name)
  const given = readMetadata(metadata)
  const { media_type } = await checkedType(name, file.type, file)
  const id = randomUUID()
  await putFile({ tenant_id, id }, file)
  try {
    const place = { id, knowledge_base_id, user_id, text: null }
    const document = await documentRepository.create(tenant_id, {
      ...place,
      name,
      media_type,
      size: file.size,
      metadata: given,
    })
    void indexer().start(tenant_id, knowledge_base_id)
    return documentDto(document)
  } catch (error) {
    await removeFile({ tenant_id, id })
    throw error
  }
}

/** A label for people: no directories, no control characters, at most 200 characters, the end with its kind kept. */
function labelOf(name: string): string {
  const last = (name.split(/[/\\]/).pop() ?? '').replaceAll(/\p{Cc}/gu, '').trim()
  const ending = /\.\w{1,11}$/.exec(last)?.[0] ?? ''
  return last.length > 200 ? last.slice(0, 200 - ending.length) + ending : last || 'file'
}

function readMetadata(text: string | null | undefined): z.infer<typeof Metadata> {
  if (!text) return {}
  const read = Metadata.safeParse(jsonOf(text))
  if (read.success) return read.data
  const msg = read.error.issues[0]?.message ?? 'must be a JSON object'
  throw new AppError('invalid_input', `metadata: ${msg}`, {
    hint: 'Send a JSON object of texts, numbers, booleans and nulls.',
    issues: [{ loc: ['body', 'metadata'], msg, type: 'value_error' }],
  })
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
