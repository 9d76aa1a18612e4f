-- AlterTable
ALTER TABLE "Run" ADD COLUMN     "exceptions" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "paused_state" TEXT;

-- CreateTable
CREATE TABLE "RunForm" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "flow_id" UUID NOT NULL,
    "session_id" TEXT NOT NULL,
    "node_id" TEXT NOT NULL,
    "node_name" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "request" JSONB NOT NULL,
    "status" TEXT NOT NULL,
    "answer" JSONB,
    "answered_by" INTEGER,
    "used" BOOLEAN NOT NULL DEFAULT false,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "create_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RunForm_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ConversationState" (
    "tenant_id" UUID NOT NULL,
    "flow_id" UUID NOT NULL,
    "session_id" TEXT NOT NULL,
    "values" JSONB NOT NULL,
    "rounds" INTEGER NOT NULL DEFAULT 0,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ConversationState_pkey" PRIMARY KEY ("tenant_id","flow_id","session_id")
);

-- CreateTable
CREATE TABLE "StoredFile" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "user_id" INTEGER,
    "flow_id" UUID,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "create_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "StoredFile_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "RunForm_tenant_id_status_create_at_idx" ON "RunForm"("tenant_id", "status", "create_at");

-- CreateIndex
CREATE INDEX "RunForm_status_expires_at_idx" ON "RunForm"("status", "expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "RunForm_run_id_place_key" ON "RunForm"("run_id", "place");

-- CreateIndex
CREATE INDEX "StoredFile_tenant_id_flow_id_create_at_idx" ON "StoredFile"("tenant_id", "flow_id", "create_at");
