import { t } from '@/lib/messages/t'
import { Badge } from '@/ui/badge'
import type { Role } from './roles-screen'

interface RoleListProps {
  roles: readonly Role[]
  chosen: string | undefined
  onChoose: (role_id: string) => void
}

export function RoleList({ roles, chosen, onChoose }: RoleListProps) {
  return (
    <nav aria-label={t('roles.list')} className="min-h-0 flex-1 overflow-y-auto p-1">
      {roles.length === 0 && <p className="p-3 text-center text-ink-3 text-sm">{t('roles.none')}</p>}
      <ul>
        {roles.map(({ role_id, role_name, is_sys_role }) => (
          <li key={role_id}>
            <button
              type="button"
              aria-current={role_id === chosen ? 'true' : undefined}
              title={role_id}
              onClick={() => onChoose(role_id)}
              className="flex h-9 w-full items-center gap-2 rounded-md px-2.5 text-left text-ink-2 text-sm hover:bg-hover hover:text-ink aria-[current=true]:bg-accent-soft aria-[current=true]:font-medium aria-[current=true]:text-accent-ink"
            >
              <span className="min-w-0 flex-1 truncate">{role_name}</span>
              {is_sys_role && <Badge>{t('roles.built_in')}</Badge>}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}
