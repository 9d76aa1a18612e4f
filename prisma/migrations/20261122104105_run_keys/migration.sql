-- CreateTable
CREATE TABLE "RunKey" (
    "tenant_id" UUID NOT NULL,
    "flow_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "body_hash" TEXT NOT NULL,
    "create_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RunKey_pkey" PRIMARY KEY ("tenant_id","flow_id","key")
);
