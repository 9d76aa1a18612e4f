'use client'

import { useState } from 'react'
import { api } from '@/client/console/api'
import { type EachResult, each } from '@/client/console/each'
import { type BulkOutcome, useBulk } from '@/client/console/use-bulk'
import { t } from '@/lib/messages/t'
import { personName } from '@/modules/tenancy/ui/people/people-picker'
import { toastDone, toastError } from '@/ui/toast'
import type { Member } from './members-screen'

/** What can be done with members, one or many; what fails is said, what went well stays. */
export function useMemberActions() {
  const utils = api.useUtils()
  const add = api.access.give_role.useMutation()
  const takeAway = api.access.batch_remove_tenant_user_role.useMutation()
  const leave = api.tenancy.remove_members.useMutation()

  const { progress, run } = useBulk()
  const [outcome, setOutcome] = useState<BulkOutcome & { names: ReadonlyMap<number, string> }>()

  const fresh = () =>
    Promise.all([
      utils.tenancy.list_members.invalidate(),
      utils.access.list_role_holders.invalidate(),
      utils.access.explain_access.invalidate(),
    ])

  /** Changes many in packs; those that were not done are told with their names. Says whom it left as they were. */
  async function many(
    members: readonly Member[],
    call: Parameters<typeof run>[1],
    words: (done: number) => string,
  ): Promise<ReadonlySet<number>> {
    const result = await run(
      members.map(({ uid }) => uid),
      call,
    )
    await fresh()
    const [fault] = result.faults
    if (fault && members.length === 1) toastError(t('access.not_done'), fault.reason)
    else if (fault) setOutcome({ ...result, names: new Map(members.map((member) => [member.uid, personName(member)])) })
    else if (words(result.done)) toastDone(words(result.done))
    return new Set(result.faults.map(({ id }) => id))
  }

  async function over(result: EachResult, all: number, words: string): Promise<void> {
    await fresh()
    if (result.fault === undefined) return void (words && toastDone(words))
    toastError(all === 1 ? t('access.not_done') : t('access.some_done', { done: result.done, all }), result.fault)
  }

  async function give(members: readonly Member[], role_id: string) {
    const without = members.filter(({ roles }) => !roles.some((role) => role.role_id === role_id))
    if (without.length === 0) return toastDone(t('members.given_none'))
    const words = (count: number) => (members.length === 1 ? '' : t('members.given', { count }))
    await many(without, (uids) => add.mutateAsync({ role_id, uids }), words)
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

  const remove = (members: readonly Member[]) =>
    many(
      members,
      (uids) => leave.mutateAsync({ uids }),
      (count) => t('members.removed', { count }),
    )

  return { give, take, remove, progress, outcome, forget: () => setOutcome(undefined) }
}
