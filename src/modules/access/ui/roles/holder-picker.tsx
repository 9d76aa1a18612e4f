'use client'

import { useState } from 'react'
import { api } from '@/client/console/api'
import { useAttempt } from '@/client/console/use-attempt'
import { t } from '@/lib/messages/t'
import { useSettled } from '@/modules/tenancy/ui/people/use-settled'
import { Combobox } from '@/ui/combobox'
import { toastError } from '@/ui/toast'
import type { HolderKind } from '../../contract/binding.operations'
import { personOption, useMemberSearch } from '../use-member-search'

const SHOWN = 20
const asks = {
  user: t('holders.pick_user'),
  group: t('holders.pick_group'),
  org: t('holders.pick_org'),
} satisfies Record<HolderKind, string>

interface HolderPickerProps {
  role_id: string
  kind: HolderKind
  onAdded: () => Promise<unknown>
}

/** Binds a role to somebody, a group or an org, found as one types. */
export function HolderPicker({ role_id, kind, onAdded }: HolderPickerProps) {
  const access = api.access.read_my_access.useQuery({}, { staleTime: 30_000 })
  const [typed, setSearch] = useState('')
  const search = useSettled(typed)
  const people = useMemberSearch(typed)
  const groups = api.tenancy.read_tenant_group_candidates.useQuery(
    { search, limit: SHOWN },
    { enabled: kind === 'group', placeholderData: (before) => before },
  )
  const orgs = api.tenancy.read_tenant_org_candidates.useQuery(
    { search, limit: SHOWN },
    { enabled: kind === 'org', placeholderData: (before) => before },
  )
  const toUser = api.access.add_tenant_user_role.useMutation()
  const toGroup = api.access.add_tenant_group_role.useMutation()
  const toOrg = api.access.add_tenant_org_role.useMutation()
  const { busy, attempt } = useAttempt((words) => toastError(t('access.not_done'), words))
  const options = {
    user: () => people.map(personOption),
    group: () =>
      (groups.data?.users ?? []).map(({ group_id, group_name }) => ({ value: String(group_id), label: group_name })),
    org: () =>
      (orgs.data?.users ?? []).map(({ org_id, org_name, org_code }) => ({
        value: String(org_id),
        label: org_name,
        ...(org_code ? { hint: org_code } : {}),
      })),
  }

  function add(value: string) {
    const { tenant_id } = access.data ?? {}
    if (!tenant_id) return
    const id = Number(value)
    void attempt(async () => {
      if (kind === 'user') await toUser.mutateAsync({ tenant_id, role_id, uid: id })
      if (kind === 'group') await toGroup.mutateAsync({ tenant_id, role_id, group_id: id })
      if (kind === 'org') await toOrg.mutateAsync({ tenant_id, role_id, org_id: id })
      await onAdded()
    })
  }

  return (
    <Combobox
      aria-label={asks[kind]}
      className="w-52"
      value=""
      disabled={busy}
      onValueChange={add}
      onSearch={setSearch}
      placeholder={asks[kind]}
      options={options[kind]()}
    />
  )
}
