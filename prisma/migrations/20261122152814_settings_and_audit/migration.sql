-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" BIGINT NOT NULL,
    "tenant_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "user_id" INTEGER,
    "username" TEXT NOT NULL,
    "credential" TEXT,
    "credential_id" TEXT,
    "operation" TEXT NOT NULL,
    "object_type" TEXT,
    "object_ids" TEXT[],
    "outcome" TEXT NOT NULL,
    "status" INTEGER NOT NULL,
    "address" TEXT NOT NULL,
    "user_agent" TEXT NOT NULL,
    "request_id" TEXT NOT NULL,
    "details" JSONB NOT NULL,
    "changes" JSONB,
    "hash" TEXT NOT NULL,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditChain" (
    "id" INTEGER NOT NULL,
    "last_id" BIGINT NOT NULL,
    "last_hash" TEXT NOT NULL,

    CONSTRAINT "AuditChain_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Config" (
    "id" SERIAL NOT NULL,
    "config_key" TEXT NOT NULL,
    "config_name" TEXT NOT NULL,
    "config_value" TEXT,
    "note" TEXT,
    "c_uid" INTEGER,
    "m_uid" INTEGER,
    "ctime" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "utime" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Config_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DictionaryEntry" (
    "config_id" SERIAL NOT NULL,
    "parent_id" INTEGER NOT NULL DEFAULT 0,
    "config_key" TEXT NOT NULL,
    "config_name" TEXT NOT NULL,
    "config_en_name" TEXT NOT NULL,
    "key_order" INTEGER NOT NULL DEFAULT 0,
    "config_value" TEXT NOT NULL DEFAULT '',
    "note" TEXT DEFAULT '',
    "c_uid" INTEGER,
    "m_uid" INTEGER,
    "ctime" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "utime" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DictionaryEntry_pkey" PRIMARY KEY ("config_id")
);

-- CreateIndex
CREATE INDEX "AuditEntry_tenant_id_id_idx" ON "AuditEntry"("tenant_id", "id");

-- CreateIndex
CREATE INDEX "AuditEntry_tenant_id_user_id_id_idx" ON "AuditEntry"("tenant_id", "user_id", "id");

-- CreateIndex
CREATE INDEX "AuditEntry_operation_idx" ON "AuditEntry"("operation");

-- CreateIndex
CREATE INDEX "AuditEntry_at_idx" ON "AuditEntry"("at");

-- CreateIndex
CREATE UNIQUE INDEX "Config_config_key_key" ON "Config"("config_key");

-- CreateIndex
CREATE UNIQUE INDEX "DictionaryEntry_parent_id_config_key_key" ON "DictionaryEntry"("parent_id", "config_key");

-- The beginning of the chain.
INSERT INTO "AuditChain" (id, last_id, last_hash) VALUES (1, 0, '');
