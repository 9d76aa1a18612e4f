-- Vectors. The embedded database has them; on another Postgres, install pgvector first.
CREATE EXTENSION IF NOT EXISTS vector;

-- CreateTable
CREATE TABLE "KnowledgeBase" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "user_id" INTEGER,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "chunking" JSONB NOT NULL,
    "embedding_provider" TEXT,
    "embedding_model" TEXT,
    "embedding_base_url" TEXT,
    "embedding_key_variable" TEXT,
    "encrypted_api_key" TEXT,
    "retrieval" JSONB NOT NULL,
    "create_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "KnowledgeBase_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "KnowledgeDocument" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "knowledge_base_id" UUID NOT NULL,
    "user_id" INTEGER,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "text" TEXT,
    "metadata" JSONB NOT NULL DEFAULT '{}',
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "status" TEXT NOT NULL,
    "error_message" TEXT,
    "error_hint" TEXT,
    "attempt_id" UUID,
    "owner" UUID,
    "chunks_total" INTEGER NOT NULL DEFAULT 0,
    "chunks_done" INTEGER NOT NULL DEFAULT 0,
    "create_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "indexed_at" TIMESTAMPTZ(3),

    CONSTRAINT "KnowledgeDocument_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "KnowledgeChunk" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "knowledge_base_id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "parent_id" UUID,
    "content" TEXT NOT NULL,
    "metadata" JSONB NOT NULL DEFAULT '{}',
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "words" tsvector,
    "word_count" INTEGER NOT NULL DEFAULT 0,
    "embedding" vector,

    CONSTRAINT "KnowledgeChunk_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "KnowledgeBase_tenant_id_name_key" ON "KnowledgeBase"("tenant_id", "name");

-- CreateIndex
CREATE INDEX "KnowledgeDocument_tenant_id_knowledge_base_id_create_at_idx" ON "KnowledgeDocument"("tenant_id", "knowledge_base_id", "create_at");

-- CreateIndex
CREATE INDEX "KnowledgeDocument_status_idx" ON "KnowledgeDocument"("status");

-- CreateIndex
CREATE INDEX "KnowledgeChunk_tenant_id_knowledge_base_id_idx" ON "KnowledgeChunk"("tenant_id", "knowledge_base_id");

-- CreateIndex
CREATE INDEX "KnowledgeChunk_document_id_kind_position_idx" ON "KnowledgeChunk"("document_id", "kind", "position");

-- CreateIndex
CREATE INDEX "KnowledgeChunk_parent_id_idx" ON "KnowledgeChunk"("parent_id");

-- CreateIndex
CREATE INDEX "KnowledgeChunk_words_idx" ON "KnowledgeChunk" USING GIN ("words");

-- AddForeignKey
ALTER TABLE "KnowledgeDocument" ADD CONSTRAINT "KnowledgeDocument_knowledge_base_id_fkey" FOREIGN KEY ("knowledge_base_id") REFERENCES "KnowledgeBase"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "KnowledgeChunk" ADD CONSTRAINT "KnowledgeChunk_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "KnowledgeDocument"("id") ON DELETE CASCADE ON UPDATE CASCADE;
