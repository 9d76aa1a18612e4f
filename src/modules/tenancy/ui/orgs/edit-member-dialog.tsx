'use client'

import { useState } from 'react'
import { api, type Outputs } from '@/client/console/api'
import { useAttempt } from '@/client/console/use-attempt'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { personName } from '../people/people-picker'
import type { PlaceRow } from '../places/place-row'
import { type MemberDraft, MemberFields } from './member-fields'

interface EditMemberDialogProps {
  org: PlaceRow
  member: Outputs['tenancy']['read_org_members'][number]
  onSaved: () => Promise<unknown>
  onClose: () => void
}

export function EditMemberDialog({ org, member, onSaved, onClose }: EditMemberDialogProps) {
  const patch = api.tenancy.patch_org_member.useMutation()
  const { position, job, is_leader } = member
  const [draft, setDraft] = useState<MemberDraft>({ position, job, is_leader })
  const [problem, setProblem] = useState<string>()
  const { busy, attempt } = useAttempt(setProblem)
  const changed = draft.position !== position || draft.job !== job || draft.is_leader !== is_leader

  async function submit() {
    const saved = await attempt(async () => {
      await patch.mutateAsync({ member_id: member.id, ...draft })
      await onSaved()
      return true
    })
    if (saved) onClose()
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('people.edit_title', { name: personName(member), place: org.name })}
      size="sm"
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button variant="primary" disabled={!changed} busy={busy} onClick={() => void submit()}>
            {t('action.save')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <MemberFields draft={draft} onChange={setDraft} />
        {problem && (
          <p role="alert" className="text-bad text-xs">
            {problem}
          </p>
        )}
      </div>
    </Dialog>
  )
}
