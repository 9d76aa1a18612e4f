-- CreateTable
CREATE TABLE "ClearedBuilds" (
    "tenant_id" UUID NOT NULL,
    "flow_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ClearedBuilds_pkey" PRIMARY KEY ("flow_id")
);

-- AddForeignKey
ALTER TABLE "ClearedBuilds" ADD CONSTRAINT "ClearedBuilds_flow_id_fkey" FOREIGN KEY ("flow_id") REFERENCES "Flow"("id") ON DELETE CASCADE ON UPDATE CASCADE;
