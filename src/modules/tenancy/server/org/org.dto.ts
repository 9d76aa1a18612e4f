import type { z } from 'zod'
import type { Org, OrgMember } from '@/platform/db/generated/client'
import type { OrgMemberRead, OrgRead } from '../../contract/org.schema'
import type { Placed } from '../tree.policy'

/** An org on the wire. */
export const orgDto = (row: Org): z.infer<typeof OrgRead> => ({
  ...row,
  parent_org_id: row.parent_org_id || null,
  ctime: row.ctime.toISOString(),
  utime: row.utime.toISOString(),
})

export const orgMemberDto = (
  row: OrgMember & { username: string; nickname: string | null },
): z.infer<typeof OrgMemberRead> => ({
  ...row,
  ctime: row.ctime.toISOString(),
  utime: row.utime.toISOString(),
})

const columns = ['one_org_id', 'two_org_id', 'three_org_id', 'four_org_id', 'five_org_id', 'six_org_id'] as const

/** Its place in the tree. */
export const placed = (row: Org): Placed => ({
  id: row.org_id,
  name: row.org_name,
  path: columns.map((column) => row[column]).filter((id) => id > 0),
})

/** The column that holds the ids of one level, from 1. */
export const columnOf = (level: number) => columns[level - 1] ?? 'six_org_id'

export const pathColumns = (path: readonly number[]) =>
  Object.fromEntries(columns.map((column, at) => [column, path[at] ?? 0]))
