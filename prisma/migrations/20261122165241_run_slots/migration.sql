-- CreateTable
CREATE TABLE "RunSlot" (
    "tenant_id" UUID NOT NULL,
    "of_id" UUID NOT NULL,
    "slot" TIMESTAMPTZ(3) NOT NULL,
    "runs" INTEGER NOT NULL,
    "succeeded" INTEGER NOT NULL,
    "failed" INTEGER NOT NULL,
    "stopped" INTEGER NOT NULL,
    "nodes_ended" BIGINT NOT NULL,
    "input_tokens" BIGINT NOT NULL,
    "output_tokens" BIGINT NOT NULL,
    "cost" DECIMAL(20,10),
    "durations" TEXT NOT NULL,

    CONSTRAINT "RunSlot_pkey" PRIMARY KEY ("tenant_id","of_id","slot")
);

-- CreateTable
CREATE TABLE "RunSlotMark" (
    "tenant_id" UUID NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RunSlotMark_pkey" PRIMARY KEY ("tenant_id")
);

-- CreateTable
CREATE TABLE "OpenRun" (
    "run_id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "slot" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "OpenRun_pkey" PRIMARY KEY ("run_id")
);

-- CreateIndex
CREATE INDEX "OpenRun_tenant_id_slot_idx" ON "OpenRun"("tenant_id", "slot");
