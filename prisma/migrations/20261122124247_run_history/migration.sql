-- DropIndex
DROP INDEX "Run_tenant_id_flow_id_create_at_idx";

-- AlterTable
ALTER TABLE "Run" ADD COLUMN     "version" TEXT;

-- CreateIndex
CREATE INDEX "Run_tenant_id_flow_id_create_at_id_idx" ON "Run"("tenant_id", "flow_id", "create_at" DESC, "id" DESC);
