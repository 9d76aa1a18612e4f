import { z } from 'zod'
import { ProjectId, Timestamp, text } from '@/contract/ids'

const secretName = /key|secret|password|token/i

/** Fields that a caller may set. */
export const projectFields = {
  description: text(10_000).nullish(),
  org_id: z.int().min(0).max(2_147_483_647).nullish(),
  is_enable: z.boolean().nullish(),
  is_hold: z.boolean().nullish(),
  release_version: text(100).nullish(),
  priv_type: text(100).nullish(),
  project_skill: text(10_000).nullish(),
  auth_settings: z
    .record(text(100), z.json())
    .refine((settings) => !Object.keys(settings).some((key) => secretName.test(key)), {
      message: 'keeps no secrets: callers use API keys of their own',
    })
    .nullish()
    .describe('How MCP clients of the project sign in, such as {"auth_type": "apikey"}'),
  icon: text(200).nullish(),
}

/** A project. Source: the studio document. */
export const ProjectRead = z
  .object({
    name: z.string().default(''),
    description: z.string().nullable(),
    id: ProjectId,
    parent_id: z.uuid().nullable(),
    tenant_id: z.uuid().nullable(),
    business_id: z.int().nullable(),
    org_id: z.int().nullable(),
    is_self: z.boolean().nullable(),
    is_enable: z.boolean().nullable(),
    is_release: z.boolean().nullable(),
    is_version: z.boolean().nullable(),
    is_hold: z.boolean().nullable(),
    is_deleted: z.boolean().nullable(),
    release_version: z.string().nullable(),
    priv_type: z.string().nullable(),
    project_skill: z.string().nullable(),
    auth_settings: z.record(z.string(), z.unknown()).nullable(),
    icon: z.string().nullable(),
    user_id: z.int().nullable(),
    m_uid: z.int().nullable(),
    ctime: Timestamp.nullable(),
    utime: Timestamp.nullable(),
    creator_name: z.string().nullable(),
  })
  .meta({ id: 'ProjectRead' })
