-- CreateTable
CREATE TABLE "Project" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "user_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "is_default" BOOLEAN NOT NULL DEFAULT false,
    "create_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Project_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Flow" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "user_id" INTEGER NOT NULL,
    "project_id" UUID,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "flow_skill" TEXT,
    "icon" TEXT,
    "icon_bg_color" TEXT,
    "gradient" TEXT,
    "data" JSONB,
    "node_count" INTEGER NOT NULL DEFAULT 0,
    "is_component" BOOLEAN NOT NULL DEFAULT false,
    "webhook" BOOLEAN NOT NULL DEFAULT false,
    "endpoint_name" TEXT,
    "tags" TEXT[],
    "locked" BOOLEAN NOT NULL DEFAULT false,
    "is_online" BOOLEAN NOT NULL DEFAULT false,
    "is_version" BOOLEAN NOT NULL DEFAULT false,
    "is_hold" BOOLEAN NOT NULL DEFAULT false,
    "is_endpoint" BOOLEAN NOT NULL DEFAULT false,
    "is_deleted" BOOLEAN NOT NULL DEFAULT false,
    "flow_type" TEXT NOT NULL DEFAULT '',
    "online_version" TEXT,
    "mcp_enabled" BOOLEAN NOT NULL DEFAULT false,
    "action_name" TEXT,
    "action_description" TEXT,
    "access_type" TEXT NOT NULL DEFAULT 'PRIVATE',
    "business_id" INTEGER NOT NULL DEFAULT 0,
    "is_self" BOOLEAN NOT NULL DEFAULT false,
    "org_id" INTEGER NOT NULL DEFAULT 0,
    "fs_path" TEXT,
    "m_uid" INTEGER,
    "create_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Flow_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "User" (
    "id" SERIAL NOT NULL,
    "username" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "nickname" TEXT,
    "mobile" TEXT NOT NULL DEFAULT '',
    "email" TEXT NOT NULL DEFAULT '',
    "profile_image" TEXT,
    "reset_passwd" BOOLEAN NOT NULL DEFAULT false,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "is_superuser" BOOLEAN NOT NULL DEFAULT false,
    "is_locked" BOOLEAN NOT NULL DEFAULT false,
    "is_sso" BOOLEAN NOT NULL DEFAULT false,
    "optins" JSONB,
    "create_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_login_at" TIMESTAMPTZ(3),

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LoginSession" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "user_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "refresh_token_hash" TEXT,
    "user_agent" TEXT NOT NULL DEFAULT '',
    "address" TEXT NOT NULL DEFAULT '',
    "create_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "LoginSession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ApiKey" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "user_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "key_hash" TEXT NOT NULL,
    "total_uses" INTEGER NOT NULL DEFAULT 0,
    "create_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "ApiKey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Variable" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "user_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "encrypted_value" TEXT NOT NULL,
    "default_fields" TEXT[],
    "create_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Variable_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Message" (
    "id" SERIAL NOT NULL,
    "tenant_id" UUID NOT NULL,
    "flow_id" UUID NOT NULL,
    "run_id" UUID,
    "user_id" INTEGER,
    "session_id" TEXT NOT NULL,
    "context_id" TEXT,
    "sender" TEXT NOT NULL,
    "sender_name" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "files" TEXT[],
    "error" BOOLEAN NOT NULL DEFAULT false,
    "edit" BOOLEAN NOT NULL DEFAULT false,
    "category" TEXT NOT NULL DEFAULT 'message',
    "properties" JSONB NOT NULL,
    "content_blocks" JSONB NOT NULL,
    "ip_address" TEXT,
    "flow_version" TEXT,
    "start_time" TIMESTAMPTZ(3),
    "end_time" TIMESTAMPTZ(3),
    "timestamp" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MessageSession" (
    "id" SERIAL NOT NULL,
    "tenant_id" UUID NOT NULL,
    "flow_id" UUID NOT NULL,
    "user_id" INTEGER,
    "session_id" TEXT NOT NULL,
    "session_name" TEXT,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "create_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MessageSession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Run" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "flow_id" UUID NOT NULL,
    "user_id" INTEGER,
    "session_id" TEXT NOT NULL,
    "trigger" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "input" JSONB NOT NULL,
    "outputs" JSONB,
    "error" JSONB,
    "owner" TEXT NOT NULL,
    "create_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "Run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RunEventBatch" (
    "run_id" UUID NOT NULL,
    "first_seq" INTEGER NOT NULL,
    "tenant_id" UUID NOT NULL,
    "events" JSONB NOT NULL,

    CONSTRAINT "RunEventBatch_pkey" PRIMARY KEY ("run_id","first_seq")
);

-- CreateTable
CREATE TABLE "Tenant" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "create_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Tenant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Membership" (
    "tenant_id" UUID NOT NULL,
    "user_id" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "create_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("tenant_id","user_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Project_tenant_id_user_id_name_key" ON "Project"("tenant_id", "user_id", "name");

-- CreateIndex
CREATE INDEX "Flow_tenant_id_updated_at_idx" ON "Flow"("tenant_id", "updated_at");

-- CreateIndex
CREATE INDEX "Flow_project_id_idx" ON "Flow"("project_id");

-- CreateIndex
CREATE UNIQUE INDEX "Flow_tenant_id_user_id_name_key" ON "Flow"("tenant_id", "user_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "Flow_tenant_id_endpoint_name_key" ON "Flow"("tenant_id", "endpoint_name");

-- CreateIndex
CREATE UNIQUE INDEX "User_username_key" ON "User"("username");

-- CreateIndex
CREATE UNIQUE INDEX "LoginSession_refresh_token_hash_key" ON "LoginSession"("refresh_token_hash");

-- CreateIndex
CREATE INDEX "LoginSession_user_id_idx" ON "LoginSession"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "ApiKey_key_hash_key" ON "ApiKey"("key_hash");

-- CreateIndex
CREATE INDEX "ApiKey_tenant_id_user_id_idx" ON "ApiKey"("tenant_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "Variable_tenant_id_name_key" ON "Variable"("tenant_id", "name");

-- CreateIndex
CREATE INDEX "Message_tenant_id_flow_id_session_id_id_idx" ON "Message"("tenant_id", "flow_id", "session_id", "id");

-- CreateIndex
CREATE INDEX "Message_tenant_id_session_id_id_idx" ON "Message"("tenant_id", "session_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "MessageSession_tenant_id_flow_id_session_id_key" ON "MessageSession"("tenant_id", "flow_id", "session_id");

-- CreateIndex
CREATE INDEX "Run_tenant_id_flow_id_create_at_idx" ON "Run"("tenant_id", "flow_id", "create_at");

-- CreateIndex
CREATE INDEX "Run_status_idx" ON "Run"("status");

-- CreateIndex
CREATE INDEX "Membership_user_id_idx" ON "Membership"("user_id");

-- AddForeignKey
ALTER TABLE "Flow" ADD CONSTRAINT "Flow_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "Project"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "Tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
