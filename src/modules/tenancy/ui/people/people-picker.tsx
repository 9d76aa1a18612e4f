'use client'

import { X } from 'lucide-react'
import { t } from '@/lib/messages/t'
import { Combobox } from '@/ui/combobox'
import { Field } from '@/ui/field'

export interface Person {
  id: number
  username: string
  nickname: string | null
}

export const personName = ({ username, nickname }: { username: string; nickname: string | null }) =>
  nickname || username

interface PeoplePickerProps {
  /** Those who may be chosen, for what was typed. */
  found: readonly Person[]
  onSearch: (search: string) => void
  chosen: readonly Person[]
  onChange: (chosen: readonly Person[]) => void
  /** One person only. */
  single?: boolean
  error?: string | undefined
}

/** Members of the tenant, found as one types. */
export function PeoplePicker({ found, onSearch, chosen, onChange, single = false, error }: PeoplePickerProps) {
  const offered = found.filter(({ id }) => !chosen.some((person) => person.id === id))

  function add(value: string) {
    const person = offered.find(({ id }) => String(id) === value)
    if (person) onChange(single ? [person] : [...chosen, person])
  }

  return (
    <Field label={t('people.who')} help={t('people.who_help')} error={error} required>
      {(control) => (
        <div className="flex flex-col gap-2">
          <Combobox
            {...control}
            value=""
            onValueChange={add}
            onSearch={onSearch}
            placeholder={t('people.who_placeholder')}
            options={offered.map((person) => ({
              value: String(person.id),
              label: personName(person),
              ...(person.nickname ? { hint: person.username } : {}),
            }))}
          />
          {chosen.length > 0 && (
            <ul className="flex flex-wrap gap-1">
              {chosen.map((person) => (
                <li
                  key={person.id}
                  className="flex h-6 max-w-full items-center gap-1 rounded-md bg-accent-soft pr-1 pl-2 text-accent-ink text-xs"
                >
                  <span className="truncate">{personName(person)}</span>
                  <button
                    type="button"
                    aria-label={t('people.remove_chosen', { name: personName(person) })}
                    className="rounded-sm p-0.5 hover:bg-hover"
                    onClick={() => onChange(chosen.filter(({ id }) => id !== person.id))}
                  >
                    <X className="size-3" aria-hidden />
                  </button>
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </Field>
  )
}
