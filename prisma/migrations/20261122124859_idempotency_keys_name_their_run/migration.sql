-- Keys so far do not tell which run they began, so they cannot be answered: they are forgotten.
DELETE FROM "RunKey";

-- AlterTable
ALTER TABLE "RunKey" ADD COLUMN     "run_id" UUID NOT NULL;

-- CreateIndex
CREATE INDEX "RunKey_create_at_idx" ON "RunKey"("create_at");
