-- AlterTable
ALTER TABLE "Run" ADD COLUMN     "duration_ms" INTEGER,
ADD COLUMN     "input_tokens" INTEGER,
ADD COLUMN     "output_tokens" INTEGER;

-- CreateIndex
CREATE INDEX "Message_tenant_id_id_idx" ON "Message"("tenant_id", "id");

-- CreateIndex
CREATE INDEX "Run_tenant_id_create_at_idx" ON "Run"("tenant_id", "create_at");
