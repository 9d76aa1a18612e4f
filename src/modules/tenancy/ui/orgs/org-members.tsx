'use client'

import { useState } from 'react'
import { api, type Outputs } from '@/client/console/api'
import { useCan } from '@/client/console/use-can'
import { t } from '@/lib/messages/t'
import { LeaderMark } from '../people/leader-mark'
import { PeopleList } from '../people/people-list'
import type { PlaceRow } from '../places/place-row'
import { AddMembersDialog } from './add-members-dialog'
import { EditMemberDialog } from './edit-member-dialog'

type Member = Outputs['tenancy']['read_org_members'][number]

/** Who is in an org, and as what. */
export function OrgMembers({ org, onChanged }: { org: PlaceRow; onChanged: () => Promise<unknown> }) {
  const may = useCan()('org:modify')
  const utils = api.useUtils()
  const [search, setSearch] = useState('')
  const [adding, setAdding] = useState(false)
  const [editing, setEditing] = useState<Member>()
  const list = api.tenancy.read_org_members.useQuery(
    { org_id: org.id, search, sort_by: 'username' },
    { placeholderData: (before) => before },
  )
  const remove = api.tenancy.remove_org_members.useMutation()

  const fresh = () =>
    Promise.all([
      utils.tenancy.read_org_members.invalidate(),
      utils.tenancy.read_org_member_user_candidates.invalidate(),
      onChanged(),
    ])
  const edit = (member: Member) => may && setEditing(member)
  return (
    <>
      <PeopleList
        label={t('places.tab_members')}
        search={search}
        onSearch={setSearch}
        list={list}
        columns={[
          {
            id: 'place',
            header: t('people.column_place'),
            width: '38%',
            cell: (member: Member) => (
              <span className="text-ink-2" title={`${member.position} · ${member.job}`}>
                {member.position} · {member.job}
              </span>
            ),
          },
        ]}
        badge={(member) => member.is_leader && <LeaderMark />}
        onAdd={may ? () => setAdding(true) : undefined}
        onRemove={
          may
            ? async (members) => {
                await remove.mutateAsync({ org_id: org.id, ids: members.map(({ id }) => id) })
                await fresh()
              }
            : undefined
        }
        onOpen={edit}
        rowMenu={(member) => [{ id: 'edit', label: t('action.edit'), onSelect: () => edit(member) }]}
      />
      {adding && <AddMembersDialog org={org} onAdded={fresh} onClose={() => setAdding(false)} />}
      {editing && <EditMemberDialog org={org} member={editing} onSaved={fresh} onClose={() => setEditing(undefined)} />}
    </>
  )
}
