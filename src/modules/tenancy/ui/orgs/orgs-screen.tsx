'use client'

import { Network } from 'lucide-react'
import { api } from '@/client/console/api'
import { useCan } from '@/client/console/use-can'
import { t } from '@/lib/messages/t'
import type { PlaceWords } from '../places/place-row'
import { PlacesScreen } from '../places/places-screen'
import { OrgMembers } from './org-members'

const words: PlaceWords = {
  new: t('orgs.new'),
  newBelow: (name) => t('orgs.new_below', { name }),
  create: t('orgs.create'),
  emptyTitle: t('orgs.empty_title'),
  emptyText: t('orgs.empty_text'),
  deepest: t('orgs.deepest'),
}

/** Departments as a tree, and who is in them. */
export function OrgsScreen() {
  const can = useCan()
  const utils = api.useUtils()
  const list = api.tenancy.browse_orgs.useQuery({})
  const access = api.access.read_my_access.useQuery({}, { staleTime: 30_000 })
  const add = api.tenancy.add_org.useMutation()
  const patch = api.tenancy.patch_org.useMutation()
  const move = api.tenancy.move_org.useMutation()
  const remove = api.tenancy.remove_org.useMutation()
  const fresh = () => utils.tenancy.browse_orgs.invalidate()

  return (
    <PlacesScreen
      section="orgs"
      icon={Network}
      list={list}
      levels={6}
      may={{ create: can('org:create'), modify: can('org:modify'), delete: can('org:delete') }}
      words={words}
      onCreate={async ({ name, code, note, is_enable }, above) => {
        const { org_id } = await add.mutateAsync({
          tenant_id: access.data?.tenant_id ?? '',
          org_name: name,
          org_code: code,
          note,
          is_enable,
          parent_org_id: above.at(-1)?.id ?? null,
        })
        await fresh()
        return org_id
      }}
      onSave={async (org_id, { name, code, note, is_enable }) => {
        await patch.mutateAsync({ org_id, org_name: name, org_code: code, note, is_enable })
        await fresh()
      }}
      onMove={async (org_id, parent_org_id) => {
        await move.mutateAsync({ org_id, parent_org_id })
        await fresh()
      }}
      onDelete={async (org_id) => {
        await remove.mutateAsync({ org_id })
        await fresh()
      }}
      tabs={(org) => [
        { value: 'members', label: t('places.tab_members'), content: <OrgMembers org={org} onChanged={fresh} /> },
      ]}
    />
  )
}
