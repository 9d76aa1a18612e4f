-- CreateTable
CREATE TABLE "FlowTemplate" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "user_id" INTEGER NOT NULL,
    "scope" TEXT NOT NULL,
    "business_id" INTEGER NOT NULL DEFAULT 0,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "flow_skill" TEXT,
    "flow_type" TEXT NOT NULL DEFAULT '',
    "icon" TEXT,
    "icon_bg_color" TEXT,
    "gradient" TEXT,
    "data" JSONB,
    "tags" TEXT[],
    "create_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FlowTemplate_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "FlowTemplate_tenant_id_name_idx" ON "FlowTemplate"("tenant_id", "name");

-- CreateIndex
CREATE INDEX "FlowTemplate_scope_idx" ON "FlowTemplate"("scope");
