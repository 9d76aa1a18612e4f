'use client'

import { api } from '@/client/console/api'
import { t } from '@/lib/messages/t'
import { Combobox } from '@/ui/combobox'
import { Field } from '@/ui/field'
import { Switch } from '@/ui/switch'

export interface MemberDraft {
  position: string
  job: string
  is_leader: boolean
}

interface MemberFieldsProps {
  draft: MemberDraft
  onChange: (draft: MemberDraft) => void
}

/** What somebody is in an org; what others are there is offered. */
export function MemberFields({ draft, onChange }: MemberFieldsProps) {
  const places = api.tenancy.list_org_places.useQuery({}, { staleTime: 60_000 })
  const options = (values: readonly string[] | undefined) => (values ?? []).map((value) => ({ value }))
  return (
    <>
      <Field label={t('people.position')} required>
        {(control) => (
          <Combobox
            {...control}
            allowOther
            value={draft.position}
            placeholder={t('people.position_placeholder')}
            options={options(places.data?.positions)}
            onValueChange={(position) => onChange({ ...draft, position: position.slice(0, 64) })}
          />
        )}
      </Field>
      <Field label={t('people.job')} required>
        {(control) => (
          <Combobox
            {...control}
            allowOther
            value={draft.job}
            placeholder={t('people.job_placeholder')}
            options={options(places.data?.jobs)}
            onValueChange={(job) => onChange({ ...draft, job: job.slice(0, 64) })}
          />
        )}
      </Field>
      <Field label={t('people.leader')}>
        {({ 'aria-invalid': _, 'aria-required': __, ...control }) => (
          <Switch
            {...control}
            checked={draft.is_leader}
            onCheckedChange={(is_leader) => onChange({ ...draft, is_leader })}
          />
        )}
      </Field>
    </>
  )
}
