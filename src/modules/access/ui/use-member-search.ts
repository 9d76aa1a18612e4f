'use client'

import { api } from '@/client/console/api'
import { personName } from '@/modules/tenancy/ui/people/people-picker'
import { useSettled } from '@/modules/tenancy/ui/people/use-settled'

const SHOWN = 20

/** Members of the tenant for what was typed. Candidates of an owner of the installation would be everybody on it. */
export function useMemberSearch(typed: string) {
  const search = useSettled(typed)
  const { data: access } = api.access.read_my_access.useQuery({}, { staleTime: 30_000 })
  const placeholderData = <T>(before: T | undefined) => before
  const members = api.tenancy.list_members.useQuery(
    { search, limit: SHOWN },
    { enabled: access?.is_superuser === true, placeholderData },
  )
  const candidates = api.tenancy.read_tenant_user_candidates.useQuery(
    { search, limit: SHOWN },
    { enabled: access?.is_superuser === false, placeholderData },
  )
  return access?.is_superuser
    ? (members.data?.items ?? []).map(({ uid, username, nickname }) => ({ uid, username, nickname }))
    : (candidates.data?.users ?? []).map(({ id, username, nickname }) => ({ uid: id, username, nickname }))
}

/** A person among options that are searched. */
export const personOption = (person: { uid: number; username: string; nickname: string | null }) => ({
  value: String(person.uid),
  label: personName(person),
  ...(person.nickname ? { hint: person.username } : {}),
})
