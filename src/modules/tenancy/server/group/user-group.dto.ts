import type { z } from 'zod'
import type { UserGroup, UserGroupMember } from '@/platform/db/generated/client'
import type { UserGroupMemberRead, UserGroupRead } from '../../contract/user-group.operations'

/** A group on the wire. */
export const userGroupDto = (row: UserGroup): z.infer<typeof UserGroupRead> => ({
  ...row,
  ctime: row.ctime.toISOString(),
  utime: row.utime.toISOString(),
})

export const userGroupMemberDto = (
  row: Omit<UserGroupMember, 'tenant_id' | 'm_uid' | 'utime'> & { username: string; nickname: string | null },
): z.infer<typeof UserGroupMemberRead> => ({
  id: row.id,
  group_id: row.group_id,
  uid: row.uid,
  username: row.username,
  nickname: row.nickname,
  is_leader: row.is_leader,
  c_uid: row.c_uid,
  ctime: row.ctime.toISOString(),
})
