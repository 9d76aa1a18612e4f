import { z } from 'zod'
import { text } from '@/contract/ids'
import { operation } from '@/contract/operation'
import { pageOf, pageQuery } from '@/contract/pagination'
import {
  ChunkId,
  ChunkRead,
  DocumentId,
  DocumentRead,
  DocumentStatus,
  DocumentWithText,
  KnowledgeBaseId,
  Metadata,
} from './knowledge.schema'

const common = { surface: 'studio', group: 'Knowledge' } as const
const documents = '/api/v1/knowledge_bases/{knowledge_base_id}/documents'
const Name = text(200).trim().min(1)
/** Characters; the request's body has a limit in bytes besides. */
const Text = text(5_000_000).min(1)
const one = { knowledge_base_id: KnowledgeBaseId, document_id: DocumentId }

export const documentOps = {
  list_documents: operation({
    ...common,
    method: 'GET',
    path: documents,
    access: 'knowledge:read',
    summary: 'List the documents of a knowledge base, newest first',
    input: z.object({
      knowledge_base_id: KnowledgeBaseId,
      search: text(200).default('').describe('Part of the name, any letter case'),
      status: DocumentStatus.nullish(),
      ...pageQuery,
    }),
    output: pageOf(DocumentRead),
  }),
  create_document: operation({
    ...common,
    method: 'POST',
    path: documents,
    access: 'knowledge:modify',
    summary: 'Add a document by its text',
    description: 'Indexing goes on in the background: read the document for its status.',
    status: 201,
    input: z.object({
      knowledge_base_id: KnowledgeBaseId,
      name: Name,
      text: Text,
      metadata: Metadata.default({}),
    }),
    output: DocumentRead,
  }),
  upload_document: operation({
    ...common,
    method: 'POST',
    path: `${documents}/upload`,
    access: 'knowledge:modify',
    summary: 'Add a document by its file',
    description:
      'Text, Markdown, HTML, CSV, JSON, PDF, DOCX and XLSX. Its text is taken out and indexed in the background: read the document for its status.',
    status: 201,
    body: 'multipart',
    errors: ['payload_too_large', 'unsupported_media_type'],
    input: z.object({
      knowledge_base_id: KnowledgeBaseId,
      file: z.file(),
      metadata: text(20_000).nullish().describe('A JSON object of texts, numbers, booleans and nulls'),
    }),
    output: DocumentRead,
  }),
  read_document: operation({
    ...common,
    method: 'GET',
    path: `${documents}/{document_id}`,
    access: 'knowledge:read',
    summary: 'Read a document with its text',
    input: z.object(one),
    output: DocumentWithText,
  }),
  update_document: operation({
    ...common,
    method: 'PATCH',
    path: `${documents}/{document_id}`,
    access: 'knowledge:modify',
    summary: 'Change a document',
    description: 'What is left out stays. Another text is indexed again; a document that is not enabled is not found.',
    input: z.object({
      ...one,
      name: Name.optional(),
      text: Text.optional(),
      metadata: Metadata.optional(),
      enabled: z.boolean().optional(),
    }),
    output: DocumentRead,
  }),
  delete_document: operation({
    ...common,
    method: 'DELETE',
    path: `${documents}/{document_id}`,
    access: 'knowledge:modify',
    summary: 'Delete a document; indexing that goes on is stopped',
    status: 204,
    input: z.object(one),
    output: z.null(),
  }),
  reindex_document: operation({
    ...common,
    method: 'POST',
    path: `${documents}/{document_id}/reindex`,
    access: 'knowledge:modify',
    summary: 'Index a document again, also one that failed',
    description: 'Changes to its chunks are lost.',
    status: 202,
    body: 'none',
    input: z.object(one),
    output: DocumentRead,
  }),
  list_chunks: operation({
    ...common,
    method: 'GET',
    path: `${documents}/{document_id}/chunks`,
    access: 'knowledge:read',
    summary: 'List the chunks of a document in its order',
    input: z.object({
      ...one,
      kind: z.enum(['plain', 'parent', 'child']).nullish(),
      ...pageQuery,
    }),
    output: pageOf(ChunkRead),
  }),
  update_chunk: operation({
    ...common,
    method: 'PATCH',
    path: `${documents}/{document_id}/chunks/{chunk_id}`,
    access: 'knowledge:modify',
    summary: 'Change a chunk',
    description: 'Its words and its vector follow its text. Indexing the document again makes its chunks anew.',
    errors: ['conflict', 'bad_gateway'],
    input: z.object({
      ...one,
      chunk_id: ChunkId,
      content: text(20_000).min(1).optional(),
      enabled: z.boolean().optional(),
    }),
    output: ChunkRead,
  }),
  delete_chunk: operation({
    ...common,
    method: 'DELETE',
    path: `${documents}/{document_id}/chunks/{chunk_id}`,
    access: 'knowledge:modify',
    summary: 'Delete a chunk; with a parent go its children',
    status: 204,
    input: z.object({ ...one, chunk_id: ChunkId }),
    output: z.null(),
  }),
}
