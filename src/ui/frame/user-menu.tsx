'use client'

import { t } from '@/lib/messages/t'
import { Avatar } from '../avatar'
import { DropdownMenu } from '../dropdown-menu'
import type { MenuItem } from '../menu-items'

export interface UserMenuProps {
  name: string
  /** Under the name: e-mail or role. */
  detail?: string
  items: readonly MenuItem[]
}

export function UserMenu({ name, detail, items }: UserMenuProps) {
  return (
    <DropdownMenu
      trigger={
        <button
          type="button"
          aria-label={t('frame.user_menu', { name })}
          className="inline-flex size-8 items-center justify-center rounded-md hover:bg-hover"
        >
          <Avatar name={name} />
        </button>
      }
      header={
        <div className="border-b px-2 pt-1 pb-2 mb-1">
          <p className="truncate font-medium text-sm">{name}</p>
          {detail && <p className="truncate text-ink-3 text-xs">{detail}</p>}
        </div>
      }
      items={items}
    />
  )
}
