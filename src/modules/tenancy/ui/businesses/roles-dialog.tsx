'use client'

import { useState } from 'react'
import { api } from '@/client/console/api'
import { useAttempt } from '@/client/console/use-attempt'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { Checkbox } from '@/ui/checkbox'
import { Dialog } from '@/ui/dialog'
import { Skeleton } from '@/ui/skeleton'
import { PeoplePicker, type Person, personName } from '../people/people-picker'
import { useSettled } from '../people/use-settled'
import type { PlaceRow } from '../places/place-row'
import type { BusinessPerson } from './business-people'

interface RolesDialogProps {
  business: PlaceRow
  /** Absent: somebody who holds none yet is to be chosen. */
  person?: BusinessPerson
  onSaved: () => Promise<unknown>
  onClose: () => void
}

/** All roles that somebody holds in a business. */
export function RolesDialog({ business, person, onSaved, onClose }: RolesDialogProps) {
  const roles = api.access.read_roles.useQuery({})
  const upsert = api.tenancy.upsert_business_user_roles.useMutation()
  const [search, setSearch] = useState('')
  const candidates = api.tenancy.read_business_user_candidates.useQuery(
    { business_id: business.id, search: useSettled(search), limit: 20 },
    { placeholderData: (before) => before, enabled: !person },
  )
  const [chosen, setChosen] = useState<readonly Person[]>(person ? [person] : [])
  const [held, setHeld] = useState<ReadonlySet<string>>(new Set(person?.role_ids))
  const [problem, setProblem] = useState<string>()
  const { busy, attempt } = useAttempt(setProblem)
  const uid = chosen[0]?.id
  const changed = !person || held.size !== person.role_ids.length || person.role_ids.some((id) => !held.has(id))
  const ready = uid !== undefined && held.size > 0 && changed

  function toggle(role_id: string) {
    const next = new Set(held)
    if (!next.delete(role_id)) next.add(role_id)
    setHeld(next)
    setProblem(undefined)
  }

  async function submit() {
    const saved = await attempt(async () => {
      await upsert.mutateAsync({ business_id: business.id, uid: uid ?? null, role_ids: [...held] })
      await onSaved()
      return true
    })
    if (saved) onClose()
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={
        person
          ? t('people.roles_title', { name: personName(person) })
          : t('people.roles_new_title', { name: business.name })
      }
      size="sm"
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button variant="primary" disabled={!ready} busy={busy} onClick={() => void submit()}>
            {t('action.save')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {!person && (
          <PeoplePicker
            single
            found={candidates.data?.users ?? []}
            onSearch={setSearch}
            chosen={chosen}
            onChange={setChosen}
          />
        )}
        <fieldset className="flex flex-col gap-1">
          <legend className="mb-1 font-medium text-ink text-xs">{t('people.roles')}</legend>
          {roles.isPending && <Skeleton className="h-24" />}
          {roles.data?.map(({ role_id, role_name }) => (
            <label
              key={role_id}
              htmlFor={`role-${role_id}`}
              className="flex h-8 items-center gap-2 rounded-md px-1 text-sm hover:bg-hover"
            >
              <Checkbox id={`role-${role_id}`} checked={held.has(role_id)} onCheckedChange={() => toggle(role_id)} />
              <span className="min-w-0 truncate">{role_name}</span>
            </label>
          ))}
          <p className="mt-1 text-ink-3 text-xs">{t('people.roles_help')}</p>
        </fieldset>
        {problem && (
          <p role="alert" className="text-bad text-xs">
            {problem}
          </p>
        )}
      </div>
    </Dialog>
  )
}
