-- AlterTable
ALTER TABLE "Flow" ADD COLUMN     "granted_capabilities" TEXT[] DEFAULT ARRAY[]::TEXT[];
