'use client'

import { useState } from 'react'
import { api, type Outputs } from '@/client/console/api'
import { useCan } from '@/client/console/use-can'
import { isPrivilege, type ModuleId, privilegeTable } from '@/contract/privileges'
import { t } from '@/lib/messages/t'
import { personName } from '@/modules/tenancy/ui/people/people-picker'
import { useSettled } from '@/modules/tenancy/ui/people/use-settled'
import { Combobox } from '@/ui/combobox'
import { Field } from '@/ui/field'
import { Select } from '@/ui/select'
import { moduleNames, privilegeWords } from '../../contract/names'
import { personOption, useMemberSearch } from '../use-member-search'
import { useRoles } from '../use-roles'
import { askedKinds, type Question } from './question'

const kindNames = { flow: t('why.kind_flow'), project: t('why.kind_project') }

const modules = Object.keys(privilegeTable).filter((id): id is ModuleId => id in moduleNames)
const privilegeOptions = modules.flatMap((module) =>
  privilegeTable[module].flatMap((action) => {
    const value = `${module}:${action}`
    return isPrivilege(value) ? [{ value, label: privilegeWords(module, action), group: moduleNames[module] }] : []
  }),
)
export const privilegeLabel = (privilege: string) =>
  privilegeOptions.find(({ value }) => value === privilege)?.label ?? privilege

interface QuestionFormProps {
  question: Question
  onChange: (values: Record<string, string>) => void
  answer: Outputs['access']['explain_access'] | undefined
}

/** Who, what, on what, and what if. */
export function QuestionForm({ question, onChange, answer }: QuestionFormProps) {
  const { uid, privilege, kind, object, without_role } = question
  const can = useCan()
  const { roles } = useRoles()
  const [search, setSearch] = useState('')
  const [objectTyped, setObjectSearch] = useState('')
  const objectSearch = useSettled(objectTyped)
  const people = useMemberSearch(search)
  const flows = api.flows.browse_flows.useQuery(
    { search: objectSearch, limit: 20 },
    { enabled: kind === 'flow', placeholderData: (before) => before },
  )
  const projects = api.flows.browse_projects.useQuery({}, { enabled: kind === 'project' })
  // Projects come all at once; what was typed is looked for here.
  const words = objectSearch.trim().toLowerCase()
  const objects = {
    flow: flows.data?.items ?? [],
    project: (projects.data?.items ?? []).filter(({ name }) => name.toLowerCase().includes(words)),
  }
  const person = uid !== undefined && answer?.person.uid === uid ? personName(answer.person) : undefined
  return (
    <div className="grid grid-cols-2 gap-3 max-md:grid-cols-1">
      <Field label={t('why.person')} required>
        {(control) => (
          <Combobox
            {...control}
            value={uid === undefined ? '' : String(uid)}
            chosenLabel={person}
            onValueChange={(value) => onChange({ person: value })}
            onSearch={setSearch}
            placeholder={t('members.who_placeholder')}
            options={people.map(personOption)}
          />
        )}
      </Field>
      <Field label={t('why.privilege')} required>
        {(control) => (
          <Combobox
            {...control}
            value={privilege ?? ''}
            onValueChange={(value) => onChange({ privilege: value })}
            placeholder={t('why.privilege_placeholder')}
            options={privilegeOptions}
          />
        )}
      </Field>
      {(can('flow:read') || kind !== undefined) && (
        <div className="flex items-end gap-2">
          <Field label={t('why.kind')} className="flex-1">
            {(control) => (
              <Select
                {...control}
                value={kind ?? 'any'}
                onValueChange={(value) => {
                  setObjectSearch('')
                  onChange({ object: value === 'any' ? '' : `${value}:` })
                }}
                options={[
                  { value: 'any', label: t('why.kind_any') },
                  ...askedKinds.map((value) => ({ value, label: kindNames[value] })),
                ]}
              />
            )}
          </Field>
          {kind && (
            <Combobox
              aria-label={t('why.object')}
              className="flex-1"
              value={object?.id ?? ''}
              chosenLabel={answer?.object?.id === object?.id ? answer?.object?.name : undefined}
              onValueChange={(id) => onChange({ object: `${kind}:${id}` })}
              onSearch={setObjectSearch}
              placeholder={kind === 'flow' ? t('why.object_flow') : t('why.object_project')}
              options={objects[kind].map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
        </div>
      )}
      <Field label={t('why.without')}>
        {(control) => (
          <Combobox
            {...control}
            value={without_role ?? ''}
            onValueChange={(value) => onChange({ without: value })}
            options={[
              { value: '', label: t('why.without_none') },
              ...roles.map((role) => ({ value: role.role_id, label: role.role_name })),
            ]}
          />
        )}
      </Field>
    </div>
  )
}
