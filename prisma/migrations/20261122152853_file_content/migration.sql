-- AlterTable
ALTER TABLE "StoredFile" ADD COLUMN     "content_id" UUID;
