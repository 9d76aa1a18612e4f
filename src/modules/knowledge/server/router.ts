import { procedure } from '@/platform/trpc/procedure'
import { router } from '@/platform/trpc/trpc'
import { documentOps } from '../contract/document.operations'
import { knowledgeBaseOps } from '../contract/knowledge-base.operations'
import { createDocument } from './create-document'
import { createKnowledgeBase } from './create-knowledge-base'
import { deleteChunk } from './delete-chunk'
import { deleteDocument } from './delete-document'
import { deleteKnowledgeBase } from './delete-knowledge-base'
import { listChunks } from './list-chunks'
import { listDocuments } from './list-documents'
import { listKnowledgeBases } from './list-knowledge-bases'
import { placeKnowledgeBase } from './place-knowledge-base'
import { readDocument } from './read-document'
import { readKnowledgeBase } from './read-knowledge-base'
import { reindexDocument } from './reindex-document'
import { reindexKnowledgeBase } from './reindex-knowledge-base'
import { searchKnowledgeBase } from './search-knowledge-base'
import { updateChunk } from './update-chunk'
import { updateDocument } from './update-document'
import { updateKnowledgeBase } from './update-knowledge-base'
import { uploadDocument } from './upload-document'

const bases = knowledgeBaseOps
const documents = documentOps

export const knowledgeRouter = router({
  list_knowledge_bases: procedure(bases.list_knowledge_bases).query(({ ctx, input }) =>
    listKnowledgeBases(ctx.actor, input),
  ),
  create_knowledge_base: procedure(bases.create_knowledge_base).mutation(({ ctx, input }) =>
    createKnowledgeBase(ctx.actor, input),
  ),
  read_knowledge_base: procedure(bases.read_knowledge_base).query(({ ctx, input }) =>
    readKnowledgeBase(ctx.actor, input),
  ),
  update_knowledge_base: procedure(bases.update_knowledge_base).mutation(({ ctx, input }) =>
    updateKnowledgeBase(ctx.actor, input),
  ),
  delete_knowledge_base: procedure(bases.delete_knowledge_base).mutation(({ ctx, input }) =>
    deleteKnowledgeBase(ctx.actor, input),
  ),
  place_knowledge_base: procedure(bases.place_knowledge_base).mutation(({ ctx, input }) =>
    placeKnowledgeBase(ctx.actor, input),
  ),
  reindex_knowledge_base: procedure(bases.reindex_knowledge_base).mutation(({ ctx, input }) =>
    reindexKnowledgeBase(ctx.actor, input),
  ),
  search_knowledge_base: procedure(bases.search_knowledge_base).query(({ ctx, input }) =>
    searchKnowledgeBase(ctx.actor, input, ctx.signal),
  ),
  list_documents: procedure(documents.list_documents).query(({ ctx, input }) => listDocuments(ctx.actor, input)),
  create_document: procedure(documents.create_document).mutation(({ ctx, input }) => createDocument(ctx.actor, input)),
  upload_document: procedure(documents.upload_document).mutation(({ ctx, input }) => uploadDocument(ctx.actor, input)),
  read_document: procedure(documents.read_document).query(({ ctx, input }) => readDocument(ctx.actor, input)),
  update_document: procedure(documents.update_document).mutation(({ ctx, input }) => updateDocument(ctx.actor, input)),
  delete_document: procedure(documents.delete_document).mutation(({ ctx, input }) => deleteDocument(ctx.actor, input)),
  reindex_document: procedure(documents.reindex_document).mutation(({ ctx, input }) =>
    reindexDocument(ctx.actor, input),
  ),
  list_chunks: procedure(documents.list_chunks).query(({ ctx, input }) => listChunks(ctx.actor, input)),
  update_chunk: procedure(documents.update_chunk).mutation(({ ctx, input }) =>
    updateChunk(ctx.actor, input, ctx.signal),
  ),
  delete_chunk: procedure(documents.delete_chunk).mutation(({ ctx, input }) => deleteChunk(ctx.actor, input)),
})
