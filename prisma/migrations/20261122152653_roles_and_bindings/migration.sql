-- AlterTable
ALTER TABLE "Membership" ALTER COLUMN "role" SET DEFAULT 'viewer';

-- AlterTable
ALTER TABLE "Tenant" ADD COLUMN     "c_uid" INTEGER,
ADD COLUMN     "is_sys" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "m_uid" INTEGER,
ADD COLUMN     "note" TEXT,
ADD COLUMN     "utime" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateTable
CREATE TABLE "Role" (
    "tenant_id" UUID NOT NULL,
    "role_id" TEXT NOT NULL,
    "role_name" TEXT NOT NULL,
    "c_uid" INTEGER,
    "m_uid" INTEGER,
    "ctime" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "utime" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Role_pkey" PRIMARY KEY ("tenant_id","role_id")
);

-- CreateTable
CREATE TABLE "RolePriv" (
    "tenant_id" UUID NOT NULL,
    "role_id" TEXT NOT NULL,
    "module_id" TEXT NOT NULL,
    "priv_id" TEXT NOT NULL,
    "c_uid" INTEGER,
    "ctime" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RolePriv_pkey" PRIMARY KEY ("tenant_id","role_id","module_id","priv_id")
);

-- CreateTable
CREATE TABLE "ModulePriv" (
    "tenant_id" UUID NOT NULL,
    "module_id" TEXT NOT NULL,
    "priv_id" TEXT NOT NULL,
    "priv_name" TEXT NOT NULL,
    "is_sys_priv" BOOLEAN NOT NULL DEFAULT false,
    "priv_opr_type" TEXT NOT NULL DEFAULT 'READ',
    "c_uid" INTEGER,
    "m_uid" INTEGER,
    "ctime" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "utime" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ModulePriv_pkey" PRIMARY KEY ("tenant_id","module_id","priv_id")
);

-- CreateTable
CREATE TABLE "TenantUserRole" (
    "id" SERIAL NOT NULL,
    "tenant_id" UUID NOT NULL,
    "uid" INTEGER NOT NULL,
    "role_id" TEXT NOT NULL,
    "c_uid" INTEGER,
    "ctime" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TenantUserRole_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TenantGroupRole" (
    "id" SERIAL NOT NULL,
    "tenant_id" UUID NOT NULL,
    "group_id" INTEGER NOT NULL,
    "role_id" TEXT NOT NULL,
    "c_uid" INTEGER,
    "ctime" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TenantGroupRole_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TenantOrgRole" (
    "id" SERIAL NOT NULL,
    "tenant_id" UUID NOT NULL,
    "org_id" INTEGER NOT NULL,
    "role_id" TEXT NOT NULL,
    "c_uid" INTEGER,
    "ctime" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TenantOrgRole_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "UserToken" (
    "id" UUID NOT NULL,
    "user_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "c_uid" INTEGER,
    "create_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "UserToken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ConnectedAccount" (
    "id" UUID NOT NULL,
    "user_id" INTEGER NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "create_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ConnectedAccount_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "TenantUserRole_tenant_id_role_id_idx" ON "TenantUserRole"("tenant_id", "role_id");

-- CreateIndex
CREATE UNIQUE INDEX "TenantUserRole_tenant_id_uid_role_id_key" ON "TenantUserRole"("tenant_id", "uid", "role_id");

-- CreateIndex
CREATE INDEX "TenantGroupRole_tenant_id_role_id_idx" ON "TenantGroupRole"("tenant_id", "role_id");

-- CreateIndex
CREATE UNIQUE INDEX "TenantGroupRole_tenant_id_group_id_role_id_key" ON "TenantGroupRole"("tenant_id", "group_id", "role_id");

-- CreateIndex
CREATE INDEX "TenantOrgRole_tenant_id_role_id_idx" ON "TenantOrgRole"("tenant_id", "role_id");

-- CreateIndex
CREATE UNIQUE INDEX "TenantOrgRole_tenant_id_org_id_role_id_key" ON "TenantOrgRole"("tenant_id", "org_id", "role_id");

-- CreateIndex
CREATE UNIQUE INDEX "UserToken_token_hash_key" ON "UserToken"("token_hash");

-- CreateIndex
CREATE INDEX "UserToken_user_id_idx" ON "UserToken"("user_id");

-- CreateIndex
CREATE INDEX "ConnectedAccount_user_id_idx" ON "ConnectedAccount"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "ConnectedAccount_issuer_subject_key" ON "ConnectedAccount"("issuer", "subject");

-- CreateIndex
CREATE UNIQUE INDEX "Tenant_name_key" ON "Tenant"("name");

-- AddForeignKey
ALTER TABLE "RolePriv" ADD CONSTRAINT "RolePriv_tenant_id_role_id_fkey" FOREIGN KEY ("tenant_id", "role_id") REFERENCES "Role"("tenant_id", "role_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TenantUserRole" ADD CONSTRAINT "TenantUserRole_tenant_id_uid_fkey" FOREIGN KEY ("tenant_id", "uid") REFERENCES "Membership"("tenant_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TenantGroupRole" ADD CONSTRAINT "TenantGroupRole_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "UserGroup"("group_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TenantOrgRole" ADD CONSTRAINT "TenantOrgRole_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "Org"("org_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UserToken" ADD CONSTRAINT "UserToken_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConnectedAccount" ADD CONSTRAINT "ConnectedAccount_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What memberships said is what is bound now.
INSERT INTO "TenantUserRole" ("tenant_id", "uid", "role_id")
SELECT "tenant_id", "user_id", "role" FROM "Membership";

-- The tenant that was there first stays.
UPDATE "Tenant" SET "is_sys" = true
WHERE "id" = (SELECT "id" FROM "Tenant" ORDER BY "create_at", "id" LIMIT 1);
