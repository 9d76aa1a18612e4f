-- AlterTable
ALTER TABLE "StoredFile" ADD COLUMN     "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateIndex
CREATE INDEX "StoredFile_tenant_id_user_id_create_at_idx" ON "StoredFile"("tenant_id", "user_id", "create_at");
