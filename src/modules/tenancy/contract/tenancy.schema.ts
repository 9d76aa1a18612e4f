import { z } from 'zod'
import { Timestamp, text } from '@/contract/ids'

const MAX = 2_147_483_647
export const BusinessId = z.int().min(1).max(MAX).describe('Id of a business')
export const OrgId = z.int().min(1).max(MAX).describe('Id of an org')
export const GroupId = z.int().min(1).max(MAX).describe('Id of a user group')
export const MemberId = z.int().min(1).max(MAX).describe('Id of a membership, not of a user')
export const Uid = z.int().min(1).max(MAX).describe('Id of a user')
/** 0 says that nothing is meant. */
export const IdOrNone = z.int().min(0).max(MAX)

export const TenantId = z.uuid()
/** Administration may name a tenant; all but the installation's owners reach their own only. */
export const tenantQuery = {
  tenant_id: TenantId.nullish().describe("The caller's own unless said"),
}
export const tenantAliases = { 'Tenant-Id': 'tenant_id', 'tenant-id': 'tenant_id' } as const

export const Name = text(64).trim().min(1)
export const Note = text(2_000)
export const Search = text(200).nullish().describe('Part of user name, nickname, e-mail or mobile, any letter case')
export const SortOrder = z.enum(['asc', 'desc']).default('asc')
export const Uids = z.array(Uid).min(1).max(1_000)
export const Ids = z.array(z.int().min(1).max(MAX)).max(1_000)

/** Who wrote a row, and when. */
export const written = {
  c_uid: z.int().nullable().describe('Who made it'),
  m_uid: z.int().nullable().describe('Who changed it last'),
  ctime: Timestamp,
  utime: Timestamp,
}

export const UserCandidate = z
  .object({
    id: z.int(),
    username: z.string(),
    nickname: z.string().nullable(),
    mobile: z.string().nullable(),
    email: z.string().nullable(),
  })
  .meta({ id: 'UserCandidate' })

export const UserCandidatesResponse = z
  .object({ total_count: z.int().describe('Over all pages'), users: z.array(UserCandidate) })
  .meta({ id: 'UserCandidatesResponse' })

export const DeletedCount = z.object({ deleted_count: z.int() }).meta({ id: 'DeletedCount' })
