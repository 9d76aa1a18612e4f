'use client'

import { useState } from 'react'
import { api } from '@/client/console/api'
import { useAttempt } from '@/client/console/use-attempt'
import { t } from '@/lib/messages/t'
import { useSettled } from '@/modules/tenancy/ui/people/use-settled'
import { Button } from '@/ui/button'
import { Combobox } from '@/ui/combobox'
import { Dialog } from '@/ui/dialog'
import { Field } from '@/ui/field'
import { personOption } from '../use-member-search'
import { useRoles } from '../use-roles'

/** Owners of the installation let somebody in who has an account: a role in this tenant makes them a member. */
export function LetInDialog({ onClose }: { onClose: () => void }) {
  const utils = api.useUtils()
  const { givable } = useRoles()
  const access = api.access.read_my_access.useQuery({}, { staleTime: 30_000 })
  const add = api.access.add_tenant_user_role.useMutation()
  const [typed, setSearch] = useState('')
  const search = useSettled(typed)
  const [chosen, setChosen] = useState<{ value: string; label: string }>()
  const [role_id, setRole] = useState('viewer')
  const [problem, setProblem] = useState<string>()
  const { busy, attempt } = useAttempt(setProblem)
  const found = api.tenancy.read_tenant_user_candidates.useQuery(
    { search, limit: 20 },
    { placeholderData: (before) => before },
  )
  const options = (found.data?.users ?? []).map(({ id, ...person }) => personOption({ uid: id, ...person }))

  async function submit() {
    const { tenant_id } = access.data ?? {}
    if (!tenant_id || !chosen) return
    const done = await attempt(async () => {
      await add.mutateAsync({ tenant_id, role_id, uid: Number(chosen.value) })
      await utils.tenancy.list_members.invalidate()
      return true
    })
    if (done) onClose()
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('members.let_in_title')}
      description={t('members.let_in_text')}
      size="sm"
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button variant="primary" disabled={!chosen} busy={busy} onClick={() => void submit()}>
            {t('members.let_in_done')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Field label={t('members.who')} error={problem} required>
          {(control) => (
            <Combobox
              {...control}
              value={chosen?.value ?? ''}
              chosenLabel={chosen?.label}
              onValueChange={(value) => setChosen(options.find((option) => option.value === value))}
              onSearch={setSearch}
              placeholder={t('members.who_placeholder')}
              options={options}
            />
          )}
        </Field>
        <Field label={t('members.role')} required>
          {(control) => (
            <Combobox
              {...control}
              value={role_id}
              onValueChange={setRole}
              options={givable.map((role) => ({ value: role.role_id, label: role.role_name }))}
            />
          )}
        </Field>
      </div>
    </Dialog>
  )
}
