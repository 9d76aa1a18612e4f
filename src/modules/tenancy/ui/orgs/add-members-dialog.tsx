'use client'

import { useState } from 'react'
import { api } from '@/client/console/api'
import { useAttempt } from '@/client/console/use-attempt'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { PeoplePicker, type Person } from '../people/people-picker'
import { useSettled } from '../people/use-settled'
import type { PlaceRow } from '../places/place-row'
import { type MemberDraft, MemberFields } from './member-fields'

interface AddMembersDialogProps {
  org: PlaceRow
  onAdded: () => Promise<unknown>
  onClose: () => void
}

export function AddMembersDialog({ org, onAdded, onClose }: AddMembersDialogProps) {
  const access = api.access.read_my_access.useQuery({}, { staleTime: 30_000 })
  const add = api.tenancy.add_org_members.useMutation()
  const [people, setPeople] = useState<readonly Person[]>([])
  const [search, setSearch] = useState('')
  const candidates = api.tenancy.read_org_member_user_candidates.useQuery(
    { org_id: org.id, search: useSettled(search), limit: 20 },
    { placeholderData: (before) => before },
  )
  const [draft, setDraft] = useState<MemberDraft>({ position: '', job: '', is_leader: false })
  const [problem, setProblem] = useState<string>()
  const { busy, attempt } = useAttempt(setProblem)
  const ready = people.length > 0 && draft.position !== '' && draft.job !== ''

  async function submit() {
    const added = await attempt(async () => {
      const uids = people.map(({ id }) => id)
      await add.mutateAsync({ tenant_id: access.data?.tenant_id ?? '', org_id: org.id, uids, ...draft })
      await onAdded()
      return true
    })
    if (added) onClose()
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('people.add_title', { name: org.name })}
      size="sm"
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button variant="primary" disabled={!ready} busy={busy} onClick={() => void submit()}>
            {t('action.add')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <PeoplePicker
          found={candidates.data?.users ?? []}
          onSearch={setSearch}
          chosen={people}
          onChange={setPeople}
          error={problem}
        />
        <MemberFields draft={draft} onChange={setDraft} />
      </div>
    </Dialog>
  )
}
