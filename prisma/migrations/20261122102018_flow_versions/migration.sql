-- CreateTable
CREATE TABLE "FlowVersion" (
    "id" SERIAL NOT NULL,
    "tenant_id" UUID NOT NULL,
    "flow_id" UUID NOT NULL,
    "flow_version" TEXT NOT NULL,
    "version_note" TEXT,
    "user_id" INTEGER NOT NULL,
    "data" JSONB,
    "header" JSONB NOT NULL,
    "create_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FlowVersion_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "FlowVersion_tenant_id_flow_id_flow_version_key" ON "FlowVersion"("tenant_id", "flow_id", "flow_version");
