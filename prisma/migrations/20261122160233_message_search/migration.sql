-- Ships with Postgres, and with the embedded one.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateIndex
CREATE INDEX "Message_text_session_id_idx" ON "Message" USING GIN ("text" gin_trgm_ops, "session_id" gin_trgm_ops);
