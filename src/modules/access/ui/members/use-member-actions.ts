'use client'

import { api } from '@/client/console/api'
import { type EachResult, each } from '@/client/console/each'
import { t } from '@/lib/messages/t'
import { toastDone, toastError } from '@/ui/toast'
import type { Member } from './members-screen'

/** What can be done with members, one or many; what fails is said, what went well stays. */
export function useMemberActions() {
  const utils = api.useUtils()
  const access = api.access.read_my_access.useQuery({}, { staleTime: 30_000 })
  const add = api.access.add_tenant_user_role.useMutation()
  const takeAway = api.access.batch_remove_tenant_user_role.useMutation()
  const leave = api.tenancy.remove_member.useMutation()

  async function over(result: EachResult, all: number, words: string): Promise<void> {
    await Promise.all([
      utils.tenancy.list_members.invalidate(),
      utils.access.list_role_holders.invalidate(),
      utils.access.explain_access.invalidate(),
    ])
    if (result.fault === undefined) return void (words && toastDone(words))
    toastError(all === 1 ? t('access.not_done') : t('access.some_done', { done: result.done, all }), result.fault)
  }

  async function give(members: readonly Member[], role_id: string) {
    const { tenant_id } = access.data ?? {}
    if (!tenant_id) return
    const without = members.filter(({ roles }) => !roles.some((role) => role.role_id === role_id))
    const result = await each(without, ({ uid }) => add.mutateAsync({ tenant_id, role_id, uid }))
    const words = without.length === 0 ? t('members.given_none') : t('members.given', { count: result.done })
    await over(result, without.length, members.length === 1 ? '' : words)
  }

  async function take(members: readonly Member[], role_id: string) {
    const ids = members.flatMap(({ roles }) =>
      roles.filter((role) => role.role_id === role_id).map(({ relation_id }) => relation_id),
    )
    // All or none in one call: the server takes a thousand.
    const packs = Array.from({ length: Math.ceil(ids.length / 1_000) }, (_, at) =>
      ids.slice(at * 1_000, at * 1_000 + 1_000),
    )
    const result = await each(packs, (some) => takeAway.mutateAsync({ ids: some }))
    const words = ids.length === 0 ? t('members.taken_none') : t('members.taken', { count: ids.length })
    await over(result, packs.length, members.length === 1 ? '' : words)
  }

  async function remove(members: readonly Member[]) {
    const result = await each(members, ({ uid }) => leave.mutateAsync({ uid }))
    await over(result, members.length, t('members.removed', { count: result.done }))
  }

  return { give, take, remove }
}
