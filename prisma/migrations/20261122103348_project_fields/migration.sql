-- AlterTable
ALTER TABLE "Project" ADD COLUMN     "auth_settings" JSONB,
ADD COLUMN     "icon" TEXT,
ADD COLUMN     "is_enable" BOOLEAN,
ADD COLUMN     "is_hold" BOOLEAN,
ADD COLUMN     "m_uid" INTEGER,
ADD COLUMN     "org_id" INTEGER,
ADD COLUMN     "priv_type" TEXT,
ADD COLUMN     "project_skill" TEXT,
ADD COLUMN     "release_version" TEXT;
