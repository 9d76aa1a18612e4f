'use client'

import { Plus, X } from 'lucide-react'
import { t } from '@/lib/messages/t'
import { personName } from '@/modules/tenancy/ui/people/people-picker'
import { DropdownMenu } from '@/ui/dropdown-menu'
import { useNarrow } from '@/ui/use-narrow'
import type { Member } from './members-screen'

/** More would not fit into a row. */
const SHOWN = 3

interface RoleCellProps {
  member: Member
  nameOf: (role_id: string) => string
  /** Roles to choose from; absent: one may not give any. */
  givable: readonly { role_id: string; role_name: string }[] | undefined
  mayTake: boolean
  onGive: (role_id: string) => void
  onTake: (role_id: string) => void
}

/** The roles of a member: each can be taken away, others given. */
export function RoleCell({ member, nameOf, givable, mayTake, onGive, onTake }: RoleCellProps) {
  const narrow = useNarrow()
  const name = personName(member)
  const shown = member.roles.slice(0, narrow ? 1 : SHOWN)
  const hidden = member.roles.slice(shown.length)
  const more = givable?.filter(({ role_id }) => !member.roles.some((role) => role.role_id === role_id)) ?? []
  return (
    <span className="flex min-w-0 items-center gap-1">
      {member.roles.length === 0 && <span className="text-ink-3 text-xs">{t('members.no_roles')}</span>}
      {shown.map(({ relation_id, role_id }) => (
        <span
          key={relation_id}
          className="inline-flex h-5 min-w-0 max-w-36 items-center gap-0.5 rounded-sm bg-pressed pr-0.5 pl-1.5 font-medium text-ink-2 text-xs"
        >
          <span className="truncate" title={nameOf(role_id)}>
            {nameOf(role_id)}
          </span>
          {mayTake ? (
            <button
              type="button"
              aria-label={t('members.take_from', { role: nameOf(role_id), name })}
              className="rounded-sm p-0.5 hover:bg-hover hover:text-ink"
              onClick={() => onTake(role_id)}
            >
              <X className="size-3" aria-hidden />
            </button>
          ) : (
            <span className="w-1" />
          )}
        </span>
      ))}
      {hidden.length > 0 && (
        <DropdownMenu
          align="start"
          trigger={
            <button
              type="button"
              aria-label={t('members.more_roles', { count: hidden.length, name })}
              className="tabular h-5 shrink-0 rounded-sm bg-pressed px-1.5 font-medium text-ink-2 text-xs hover:text-ink"
            >
              +{hidden.length}
            </button>
          }
          items={hidden.map(({ relation_id, role_id }) => ({
            id: String(relation_id),
            label: nameOf(role_id),
            ...(mayTake ? { icon: X } : { disabled: true }),
            onSelect: () => onTake(role_id),
          }))}
        />
      )}
      {more.length > 0 && (
        <DropdownMenu
          align="start"
          trigger={
            <button
              type="button"
              aria-label={t('members.give_to', { name })}
              className="inline-flex size-5 shrink-0 items-center justify-center rounded-sm text-ink-3 hover:bg-hover hover:text-ink"
            >
              <Plus className="size-3.5" aria-hidden />
            </button>
          }
          items={more.map(({ role_id, role_name }) => ({
            id: role_id,
            label: role_name,
            onSelect: () => onGive(role_id),
          }))}
        />
      )}
    </span>
  )
}
