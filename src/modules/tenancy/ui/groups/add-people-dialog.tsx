'use client'

import { useState } from 'react'
import { api } from '@/client/console/api'
import { useAttempt } from '@/client/console/use-attempt'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { PeoplePicker, type Person } from '../people/people-picker'
import { useSettled } from '../people/use-settled'
import type { Group } from './groups-screen'

interface AddPeopleDialogProps {
  group: Group
  onAdded: () => Promise<unknown>
  onClose: () => void
}

export function AddPeopleDialog({ group, onAdded, onClose }: AddPeopleDialogProps) {
  const { group_id, group_name } = group
  const add = api.tenancy.add_user_group_members.useMutation()
  const [people, setPeople] = useState<readonly Person[]>([])
  const [search, setSearch] = useState('')
  const candidates = api.tenancy.read_user_group_member_user_candidates.useQuery(
    { group_id, search: useSettled(search), limit: 20 },
    { placeholderData: (before) => before },
  )
  const [problem, setProblem] = useState<string>()
  const { busy, attempt } = useAttempt(setProblem)

  async function submit() {
    const added = await attempt(async () => {
      await add.mutateAsync({ group_id, uids: people.map(({ id }) => id) })
      await onAdded()
      return true
    })
    if (added) onClose()
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('people.add_title', { name: group_name })}
      size="sm"
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button variant="primary" disabled={people.length === 0} busy={busy} onClick={() => void submit()}>
            {t('action.add')}
          </Button>
        </>
      }
    >
      <PeoplePicker
        found={candidates.data?.users ?? []}
        onSearch={setSearch}
        chosen={people}
        onChange={setPeople}
        error={problem}
      />
    </Dialog>
  )
}
