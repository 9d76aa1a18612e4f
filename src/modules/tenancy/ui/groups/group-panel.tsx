'use client'

import { Trash2, X } from 'lucide-react'
import { api } from '@/client/console/api'
import { useAddressValue } from '@/client/console/use-address'
import { t } from '@/lib/messages/t'
import { Badge } from '@/ui/badge'
import { IconButton } from '@/ui/icon-button'
import { Tabs } from '@/ui/tabs'
import { DetailsForm } from '../places/details-form'
import { GroupMembers } from './group-members'
import type { Group } from './groups-screen'

interface GroupPanelProps {
  group: Group
  mayModify: boolean
  onChanged: () => Promise<unknown>
  onDelete: (() => void) | undefined
  onClose: () => void
}

/** A group: who is in it, and its details. */
export function GroupPanel({ group, mayModify, onChanged, onDelete, onClose }: GroupPanelProps) {
  const [tab, setTab] = useAddressValue('tab')
  const patch = api.tenancy.patch_user_group.useMutation()
  return (
    <div className="flex h-full min-h-0 flex-col">
      <header className="flex items-start gap-1 px-3 pt-2.5 pb-1.5">
        <h2 className="flex min-w-0 flex-1 items-center gap-2 font-semibold text-base">
          <span className="min-w-0 break-words">{group.group_name}</span>
          {!group.is_enable && <Badge>{t('places.disabled')}</Badge>}
        </h2>
        {onDelete && <IconButton icon={Trash2} label={t('action.delete')} size="sm" onClick={onDelete} />}
        <IconButton icon={X} label={t('groups.close')} size="sm" onClick={onClose} />
      </header>
      <Tabs
        label={t('places.tabs', { name: group.group_name })}
        className="flex-1"
        contentClassName="flex flex-col overflow-y-auto"
        value={tab === 'details' ? tab : 'members'}
        onValueChange={(next) => setTab(next === 'members' ? '' : next)}
        items={[
          {
            value: 'members',
            label: t('places.tab_members'),
            content: <GroupMembers group={group} mayModify={mayModify} onChanged={onChanged} />,
          },
          {
            value: 'details',
            label: t('places.tab_details'),
            content: (
              <DetailsForm
                place={{
                  id: group.group_id,
                  name: group.group_name,
                  parent_id: 0,
                  is_enable: group.is_enable,
                  note: group.note,
                  count: group.count,
                }}
                readOnly={!mayModify}
                onSave={async ({ name, note, is_enable }) => {
                  await patch.mutateAsync({ group_id: group.group_id, group_name: name, note, is_enable })
                  await onChanged()
                }}
              />
            ),
          },
        ]}
      />
    </div>
  )
}
