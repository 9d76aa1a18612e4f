'use client'

import { useMemo, useState } from 'react'
import { api, type Outputs } from '@/client/console/api'
import { useCan } from '@/client/console/use-can'
import { t } from '@/lib/messages/t'
import { PeopleList, type PersonRow } from '../people/people-list'
import type { PlaceRow } from '../places/place-row'
import { RolesDialog } from './roles-dialog'

/** Somebody with all roles of their own in a business. */
export interface BusinessPerson extends PersonRow {
  role_ids: readonly string[]
  role_names: string
}

/** Who holds which roles in a business, a row for each person. */
export function BusinessPeople({ business, onChanged }: { business: PlaceRow; onChanged: () => Promise<unknown> }) {
  const can = useCan()
  const utils = api.useUtils()
  const [search, setSearch] = useState('')
  const [asked, setAsked] = useState<{ person?: BusinessPerson }>()
  const list = api.tenancy.read_business_user_roles.useQuery(
    { business_id: business.id, search, sort_by: 'username' },
    { placeholderData: (before) => before },
  )
  const people = useMemo(() => list.data && byPerson(list.data), [list.data])
  const remove = api.tenancy.remove_business_user.useMutation()
  const may = can('binding:create')

  const fresh = () =>
    Promise.all([
      utils.tenancy.read_business_user_roles.invalidate(),
      utils.tenancy.read_business_user_candidates.invalidate(),
      onChanged(),
    ])
  const edit = (person: BusinessPerson) => may && setAsked({ person })
  return (
    <>
      <PeopleList
        label={t('places.tab_people')}
        search={search}
        onSearch={setSearch}
        list={{ ...list, data: people }}
        columns={[
          {
            id: 'roles',
            header: t('people.column_roles'),
            width: '40%',
            cell: (person: BusinessPerson) => (
              <span className="text-ink-2" title={person.role_names}>
                {person.role_names}
              </span>
            ),
          },
        ]}
        onAdd={may ? () => setAsked({}) : undefined}
        onRemove={
          can('binding:delete')
            ? async (leaving) => {
                try {
                  for (const { id: uid } of leaving) await remove.mutateAsync({ business_id: business.id, uid })
                } finally {
                  await fresh()
                }
              }
            : undefined
        }
        onOpen={edit}
        rowMenu={(person) =>
          may ? [{ id: 'roles', label: t('people.edit_roles'), onSelect: () => edit(person) }] : []
        }
      />
      {asked && (
        <RolesDialog
          business={business}
          {...(asked.person ? { person: asked.person } : {})}
          onSaved={fresh}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  )
}

function byPerson(rows: Outputs['tenancy']['read_business_user_roles']): BusinessPerson[] {
  const people = new Map<number, BusinessPerson>()
  for (const { uid, username, nickname, role_id, role_name } of rows) {
    const known = people.get(uid)
    people.set(uid, {
      id: uid,
      username,
      nickname,
      role_ids: [...(known?.role_ids ?? []), role_id],
      role_names: [known?.role_names, role_name ?? role_id].filter(Boolean).join(', '),
    })
  }
  return [...people.values()]
}
