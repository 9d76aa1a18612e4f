'use client'

import { useState } from 'react'
import { api, type Outputs } from '@/client/console/api'
import { useAttempt } from '@/client/console/use-attempt'
import { t } from '@/lib/messages/t'
import { toastError } from '@/ui/toast'
import { LeaderMark } from '../people/leader-mark'
import { PeopleList } from '../people/people-list'
import { AddPeopleDialog } from './add-people-dialog'
import type { Group } from './groups-screen'

type Member = Outputs['tenancy']['read_user_group_members'][number]

interface GroupMembersProps {
  group: Group
  mayModify: boolean
  onChanged: () => Promise<unknown>
}

/** Who is in a group, and who leads it. */
export function GroupMembers({ group, mayModify, onChanged }: GroupMembersProps) {
  const { group_id } = group
  const utils = api.useUtils()
  const [search, setSearch] = useState('')
  const [adding, setAdding] = useState(false)
  const list = api.tenancy.read_user_group_members.useQuery(
    { group_id, search, sort_by: 'username' },
    { placeholderData: (before) => before },
  )
  const patch = api.tenancy.patch_user_group_member.useMutation()
  const remove = api.tenancy.remove_user_group_members.useMutation()
  const { attempt } = useAttempt((words) => toastError(t('places.not_done'), words))

  const fresh = () =>
    Promise.all([
      utils.tenancy.read_user_group_members.invalidate(),
      utils.tenancy.read_user_group_member_user_candidates.invalidate(),
      onChanged(),
    ])
  const lead = ({ id, is_leader }: Member) =>
    attempt(async () => {
      await patch.mutateAsync({ member_id: id, is_leader: !is_leader })
      await fresh()
    })
  return (
    <>
      <PeopleList
        label={t('places.tab_members')}
        search={search}
        onSearch={setSearch}
        list={list}
        columns={[]}
        badge={(member: Member) => member.is_leader && <LeaderMark />}
        onAdd={mayModify ? () => setAdding(true) : undefined}
        onRemove={
          mayModify
            ? async (members) => {
                await remove.mutateAsync({ group_id, ids: members.map(({ id }) => id) })
                await fresh()
              }
            : undefined
        }
        onOpen={() => undefined}
        rowMenu={(member) => [
          {
            id: 'lead',
            label: member.is_leader ? t('people.no_leader') : t('people.make_leader'),
            onSelect: () => void lead(member),
          },
        ]}
      />
      {adding && <AddPeopleDialog group={group} onAdded={fresh} onClose={() => setAdding(false)} />}
    </>
  )
}
