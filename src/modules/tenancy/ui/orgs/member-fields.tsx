'use client'

import { t } from '@/lib/messages/t'
import { DictionarySelect } from '@/modules/settings/ui/dictionary-select'
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

/** What somebody is in an org; the lists of the dictionary are offered. */
export function MemberFields({ draft, onChange }: MemberFieldsProps) {
  return (
    <>
      <Field label={t('people.position')} required>
        {(control) => (
          <DictionarySelect
            {...control}
            index_key="org_position"
            allowOther
            value={draft.position}
            placeholder={t('people.position_placeholder')}
            onValueChange={(position) => onChange({ ...draft, position: position.slice(0, 64) })}
          />
        )}
      </Field>
      <Field label={t('people.job')} required>
        {(control) => (
          <DictionarySelect
            {...control}
            index_key="org_job"
            allowOther
            value={draft.job}
            placeholder={t('people.job_placeholder')}
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
