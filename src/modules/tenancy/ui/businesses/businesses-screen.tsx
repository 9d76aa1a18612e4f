'use client'

import { Building2 } from 'lucide-react'
import { api } from '@/client/console/api'
import { useCan } from '@/client/console/use-can'
import { t } from '@/lib/messages/t'
import type { PlaceWords } from '../places/place-row'
import { PlacesScreen } from '../places/places-screen'
import { BusinessPeople } from './business-people'
import { BusinessResources } from './business-resources'

const words: PlaceWords = {
  new: t('businesses.new'),
  newBelow: (name) => t('businesses.new_below', { name }),
  create: t('businesses.create'),
  emptyTitle: t('businesses.empty_title'),
  emptyText: t('businesses.empty_text'),
  deepest: t('businesses.deepest'),
}

/** Lines of business as a tree, who holds which role in them, and what belongs to them. */
export function BusinessesScreen() {
  const can = useCan()
  const utils = api.useUtils()
  const list = api.tenancy.browse_businesses.useQuery({})
  const access = api.access.read_my_access.useQuery({}, { staleTime: 30_000 })
  const add = api.tenancy.add_business.useMutation()
  const patch = api.tenancy.patch_business.useMutation()
  const move = api.tenancy.move_business.useMutation()
  const remove = api.tenancy.remove_business.useMutation()
  const fresh = () => utils.tenancy.browse_businesses.invalidate()

  return (
    <PlacesScreen
      section="businesses"
      icon={Building2}
      list={list}
      levels={3}
      may={{ create: can('business:create'), modify: can('business:modify'), delete: can('business:delete') }}
      words={words}
      onCreate={async ({ name, note, is_enable }, above) => {
        const { business_id } = await add.mutateAsync({
          tenant_id: access.data?.tenant_id ?? '',
          business_name: name,
          business_level: above.length + 1,
          first_business_id: above[0]?.id ?? 0,
          second_business_id: above[1]?.id ?? 0,
          is_enable,
          note,
        })
        await fresh()
        return business_id
      }}
      onSave={async (business_id, { name, note, is_enable }) => {
        await patch.mutateAsync({ business_id, business_name: name, note, is_enable })
        await fresh()
      }}
      onMove={async (business_id, parent_business_id) => {
        await move.mutateAsync({ business_id, parent_business_id })
        await fresh()
      }}
      onDelete={async (business_id) => {
        await remove.mutateAsync({ business_id })
        await fresh()
      }}
      tabs={(business) => [
        ...(can('binding:read')
          ? [
              {
                value: 'people',
                label: t('places.tab_people'),
                content: <BusinessPeople business={business} onChanged={fresh} />,
              },
            ]
          : []),
        {
          value: 'resources',
          label: t('places.tab_resources'),
          content: <BusinessResources business_id={business.id} />,
        },
      ]}
    />
  )
}
