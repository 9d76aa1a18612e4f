-- AlterTable
ALTER TABLE "KnowledgeBase" ADD COLUMN     "business_id" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Project" ADD COLUMN     "business_id" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Variable" ADD COLUMN     "business_id" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "Business" (
    "business_id" SERIAL NOT NULL,
    "tenant_id" UUID NOT NULL,
    "business_name" TEXT NOT NULL,
    "business_level" INTEGER NOT NULL,
    "first_business_id" INTEGER NOT NULL DEFAULT 0,
    "second_business_id" INTEGER NOT NULL DEFAULT 0,
    "third_business_id" INTEGER NOT NULL DEFAULT 0,
    "parent_business_id" INTEGER NOT NULL DEFAULT 0,
    "is_enable" BOOLEAN NOT NULL DEFAULT true,
    "note" TEXT,
    "c_uid" INTEGER,
    "m_uid" INTEGER,
    "ctime" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "utime" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Business_pkey" PRIMARY KEY ("business_id")
);

-- CreateTable
CREATE TABLE "BusinessUserRole" (
    "id" SERIAL NOT NULL,
    "tenant_id" UUID NOT NULL,
    "business_id" INTEGER NOT NULL,
    "uid" INTEGER NOT NULL,
    "role_id" TEXT NOT NULL,
    "c_uid" INTEGER,
    "m_uid" INTEGER,
    "ctime" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "utime" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "BusinessUserRole_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Org" (
    "org_id" SERIAL NOT NULL,
    "tenant_id" UUID NOT NULL,
    "org_name" TEXT NOT NULL,
    "org_code" TEXT,
    "org_level" INTEGER NOT NULL,
    "one_org_id" INTEGER NOT NULL DEFAULT 0,
    "two_org_id" INTEGER NOT NULL DEFAULT 0,
    "three_org_id" INTEGER NOT NULL DEFAULT 0,
    "four_org_id" INTEGER NOT NULL DEFAULT 0,
    "five_org_id" INTEGER NOT NULL DEFAULT 0,
    "six_org_id" INTEGER NOT NULL DEFAULT 0,
    "parent_org_id" INTEGER NOT NULL DEFAULT 0,
    "is_enable" BOOLEAN NOT NULL DEFAULT true,
    "note" TEXT,
    "c_uid" INTEGER,
    "m_uid" INTEGER,
    "ctime" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "utime" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Org_pkey" PRIMARY KEY ("org_id")
);

-- CreateTable
CREATE TABLE "OrgMember" (
    "id" SERIAL NOT NULL,
    "tenant_id" UUID NOT NULL,
    "org_id" INTEGER NOT NULL,
    "uid" INTEGER NOT NULL,
    "position" TEXT NOT NULL,
    "job" TEXT NOT NULL,
    "is_leader" BOOLEAN NOT NULL DEFAULT false,
    "c_uid" INTEGER,
    "m_uid" INTEGER,
    "ctime" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "utime" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "OrgMember_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "UserGroup" (
    "group_id" SERIAL NOT NULL,
    "tenant_id" UUID NOT NULL,
    "group_name" TEXT NOT NULL,
    "is_enable" BOOLEAN NOT NULL DEFAULT true,
    "note" TEXT,
    "c_uid" INTEGER,
    "m_uid" INTEGER,
    "ctime" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "utime" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "UserGroup_pkey" PRIMARY KEY ("group_id")
);

-- CreateTable
CREATE TABLE "UserGroupMember" (
    "id" SERIAL NOT NULL,
    "tenant_id" UUID NOT NULL,
    "group_id" INTEGER NOT NULL,
    "uid" INTEGER NOT NULL,
    "is_leader" BOOLEAN NOT NULL DEFAULT false,
    "c_uid" INTEGER,
    "m_uid" INTEGER,
    "ctime" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "utime" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "UserGroupMember_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Business_tenant_id_first_business_id_second_business_id_idx" ON "Business"("tenant_id", "first_business_id", "second_business_id");

-- CreateIndex
CREATE UNIQUE INDEX "Business_tenant_id_parent_business_id_business_name_key" ON "Business"("tenant_id", "parent_business_id", "business_name");

-- CreateIndex
CREATE INDEX "BusinessUserRole_tenant_id_uid_idx" ON "BusinessUserRole"("tenant_id", "uid");

-- CreateIndex
CREATE INDEX "BusinessUserRole_tenant_id_role_id_idx" ON "BusinessUserRole"("tenant_id", "role_id");

-- CreateIndex
CREATE UNIQUE INDEX "BusinessUserRole_business_id_uid_role_id_key" ON "BusinessUserRole"("business_id", "uid", "role_id");

-- CreateIndex
CREATE UNIQUE INDEX "Org_tenant_id_parent_org_id_org_name_key" ON "Org"("tenant_id", "parent_org_id", "org_name");

-- CreateIndex
CREATE UNIQUE INDEX "Org_tenant_id_org_code_key" ON "Org"("tenant_id", "org_code");

-- CreateIndex
CREATE INDEX "OrgMember_tenant_id_uid_idx" ON "OrgMember"("tenant_id", "uid");

-- CreateIndex
CREATE UNIQUE INDEX "OrgMember_org_id_uid_key" ON "OrgMember"("org_id", "uid");

-- CreateIndex
CREATE UNIQUE INDEX "UserGroup_tenant_id_group_name_key" ON "UserGroup"("tenant_id", "group_name");

-- CreateIndex
CREATE INDEX "UserGroupMember_tenant_id_uid_idx" ON "UserGroupMember"("tenant_id", "uid");

-- CreateIndex
CREATE UNIQUE INDEX "UserGroupMember_group_id_uid_key" ON "UserGroupMember"("group_id", "uid");

-- CreateIndex
CREATE INDEX "Flow_tenant_id_business_id_idx" ON "Flow"("tenant_id", "business_id");

-- CreateIndex
CREATE INDEX "KnowledgeBase_tenant_id_business_id_idx" ON "KnowledgeBase"("tenant_id", "business_id");

-- CreateIndex
CREATE INDEX "Project_tenant_id_business_id_idx" ON "Project"("tenant_id", "business_id");

-- CreateIndex
CREATE INDEX "Variable_tenant_id_business_id_idx" ON "Variable"("tenant_id", "business_id");

-- AddForeignKey
ALTER TABLE "BusinessUserRole" ADD CONSTRAINT "BusinessUserRole_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "Business"("business_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BusinessUserRole" ADD CONSTRAINT "BusinessUserRole_tenant_id_uid_fkey" FOREIGN KEY ("tenant_id", "uid") REFERENCES "Membership"("tenant_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OrgMember" ADD CONSTRAINT "OrgMember_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "Org"("org_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OrgMember" ADD CONSTRAINT "OrgMember_tenant_id_uid_fkey" FOREIGN KEY ("tenant_id", "uid") REFERENCES "Membership"("tenant_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UserGroupMember" ADD CONSTRAINT "UserGroupMember_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "UserGroup"("group_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UserGroupMember" ADD CONSTRAINT "UserGroupMember_tenant_id_uid_fkey" FOREIGN KEY ("tenant_id", "uid") REFERENCES "Membership"("tenant_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;
