import { EngineError } from '@/engine/errors'
import { documentsPort } from '@/modules/files/server'
import { getFile, removeFile } from '@/platform/storage/file-storage'
import { logger } from '@/platform/telemetry/logger'
import { chunkRepository } from './chunk.repository'
import { cutDocument, type NewChunk } from './cut-document'
import { type Claimed, documentRepository } from './document.repository'
import { embedTexts } from './embed-texts'
import type { KnowledgeBase } from './knowledge-base'
import { knowledgeBaseRepository } from './knowledge-base.repository'

/** Chunks that are embedded by one request and written by one statement. */
const BATCH = 64
const MAX_CHUNKS = 20_000

export interface Attempt {
  tenant_id: string
  knowledge_base_id: string
  attempt_id: string
  document: Claimed
  signal: AbortSignal
}

/** Makes a document ready, or failed with the reason. Stops without a word when another attempt has taken its place. */
export async function indexDocument(attempt: Attempt): Promise<void> {
  const { tenant_id, attempt_id, document, signal } = attempt
  try {
    const base = await knowledgeBaseRepository.find(tenant_id, attempt.knowledge_base_id)
    if (base) await makeReady(attempt, base)
  } catch (error) {
    // Whoever gave it up has queued or deleted it; if this attempt was not meant, or the process ends, it begins anew.
    if (signal.aborted) return documentRepository.requeue(tenant_id, attempt_id)
    if (!(error instanceof EngineError)) logger.error({ error, document_id: document.id }, 'a document was not indexed')
    await documentRepository.ofAttempt(tenant_id, attempt_id, { status: 'failed', ...reason(error) })
  }
}

async function makeReady(attempt: Attempt, base: KnowledgeBase): Promise<void> {
  const { tenant_id, attempt_id, document, signal } = attempt
  const text = document.text ?? (await extractText(attempt))
  const chunks = cutDocument(text, base.chunking)
  const chunks_total = chunks.filter((chunk) => chunk.kind !== 'parent').length
  if (chunks_total === 0)
    throw new EngineError('file_unreadable', 'No text was found in it.', {
      hint: 'Scanned pages are pictures: run a text recognition over them first.',
    })
  if (chunks_total > MAX_CHUNKS)
    throw new EngineError('knowledge_failed', `It makes ${chunks_total} chunks, more than ${MAX_CHUNKS}.`, {
      hint: 'Split the document, or make the chunks larger.',
    })
  if (!(await documentRepository.ofAttempt(tenant_id, attempt_id, { chunks_total, chunks_done: 0 }))) return
  await chunkRepository.removeOf(tenant_id, document.id)
  for (let at = 0; at < chunks.length; at += BATCH) {
    signal.throwIfAborted()
    const batch = chunks.slice(at, at + BATCH)
    const embedded = await embedBatch(base, batch, signal)
    if (!(await chunkRepository.add(tenant_id, attempt_id, embedded))) return
  }
  const indexed_at = new Date()
  await documentRepository.ofAttempt(tenant_id, attempt_id, { status: 'ready', indexed_at })
}

async function embedBatch(base: KnowledgeBase, batch: NewChunk[], signal: AbortSignal) {
  const searched = batch.filter((chunk) => chunk.kind !== 'parent')
  const texts = searched.map((chunk) => chunk.content)
  const vectors = await embedTexts(base, texts, signal)
  return batch.map((chunk) => ({ ...chunk, embedding: vectors?.[searched.indexOf(chunk)] }))
}

/** Takes the text out of the upload and keeps it in its place. */
async function extractText({ tenant_id, attempt_id, document, signal }: Attempt): Promise<string> {
  const { id, name, media_type } = document
  const bytes = await getFile({ tenant_id, id })
  if (!bytes)
    throw new EngineError('file_missing', 'The uploaded file is not in the storage any more.', {
      hint: 'Delete the document and upload it again.',
    })
  const extracted = await documentsPort(tenant_id).extract({ name, media_type, bytes }, signal)
  // Postgres keeps neither NUL nor half a surrogate pair.
  const text = extracted.replaceAll('\u0000', '').toWellFormed()
  if (await documentRepository.ofAttempt(tenant_id, attempt_id, { text })) await removeFile({ tenant_id, id })
  return text
}

function reason(error: unknown): { error_message: string; error_hint: string | null } {
  if (error instanceof EngineError) return { error_message: error.message, error_hint: error.hint ?? null }
  return { error_message: 'Something went wrong on the server.', error_hint: 'Try again; the log says more.' }
}
