-- AlterTable
ALTER TABLE "Run" ADD COLUMN     "cost" DECIMAL(20,10);

-- CreateTable
CREATE TABLE "ModelPrice" (
    "tenant_id" UUID NOT NULL,
    "pattern" TEXT NOT NULL,
    "input_price" DECIMAL(18,6) NOT NULL,
    "output_price" DECIMAL(18,6) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ModelPrice_pkey" PRIMARY KEY ("tenant_id","pattern")
);
