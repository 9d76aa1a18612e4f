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

const kindNames = {
  flow: t('why.kind_flow'),
  project: t('why.kind_project'),
  variable: t('why.kind_variable'),
  knowledge_base: t('why.kind_knowledge_base'),
}
/** What somebody who asks has to hold to find one. */
const kindReads = {
  flow: 'flow:read',
  project: 'flow:read',
  variable: 'variable:read',
  knowledge_base: 'knowledge:read',
} as const
const placeholders = {
  flow: t('why.object_flow'),
  project: t('why.object_project'),
  variable: t('why.object_variable'),
  knowledge_base: t('why.object_knowledge_base'),
}

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
  const variables = api.models.list_variables.useQuery({}, { enabled: kind === 'variable' })
  const bases = api.knowledge.list_knowledge_bases.useQuery(
    { search: objectSearch },
    { enabled: kind === 'knowledge_base', placeholderData: (before) => before },
  )
  // Projects and variables come all at once; what was typed is looked for here.
  const words = objectSearch.trim().toLowerCase()
  const objects = {
    flow: flows.data?.items ?? [],
    project: (projects.data?.items ?? []).filter(({ name }) => name.toLowerCase().includes(words)),
    variable: (variables.data ?? []).filter(({ name }) => name.toLowerCase().includes(words)),
    knowledge_base: bases.data?.items ?? [],
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
      {(askedKinds.some((value) => can(kindReads[value])) || kind !== undefined) && (
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
                  ...askedKinds
                    .filter((value) => value === kind || can(kindReads[value]))
                    .map((value) => ({ value, label: kindNames[value] })),
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
              placeholder={placeholders[kind]}
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
