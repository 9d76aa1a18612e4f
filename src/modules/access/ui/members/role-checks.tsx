'use client'

import { useId } from 'react'
import { Checkbox } from '@/ui/checkbox'

interface RoleChecksProps {
  roles: readonly { role_id: string; role_name: string }[]
  chosen: readonly string[]
  onChange: (chosen: readonly string[]) => void
}

/** Roles to tick. */
export function RoleChecks({ roles, chosen, onChange }: RoleChecksProps) {
  const id = useId()
  return (
    <div className="flex max-h-48 flex-col overflow-y-auto rounded-md border p-1">
      {roles.map(({ role_id, role_name }) => (
        <label
          key={role_id}
          htmlFor={`${id}-${role_id}`}
          className="flex min-h-8 items-center gap-2 rounded-md px-2 text-sm hover:bg-hover"
        >
          <Checkbox
            id={`${id}-${role_id}`}
            aria-label={role_name}
            checked={chosen.includes(role_id)}
            onCheckedChange={(checked) =>
              onChange(checked === true ? [...chosen, role_id] : chosen.filter((id) => id !== role_id))
            }
          />
          <span className="min-w-0 truncate">{role_name}</span>
        </label>
      ))}
    </div>
  )
}
