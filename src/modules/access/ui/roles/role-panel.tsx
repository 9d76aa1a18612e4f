'use client'

import { ChevronLeft, CircleHelp, Copy, PencilLine, Trash2 } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { api } from '@/client/console/api'
import { errorText } from '@/client/console/error-text'
import { useAddressValue } from '@/client/console/use-address'
import { useCan } from '@/client/console/use-can'
import { t } from '@/lib/messages/t'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { ConfirmDialog } from '@/ui/confirm-dialog'
import { IconButton } from '@/ui/icon-button'
import { Tabs } from '@/ui/tabs'
import { toastError } from '@/ui/toast'
import { PrivilegeMatrix } from './privilege-matrix'
import { RenameRoleDialog } from './rename-role-dialog'
import { RoleHolders } from './role-holders'
import type { Role } from './roles-screen'

interface RolePanelProps {
  role: Role
  onDuplicate: (() => void) | undefined
  /** On a phone: to the list. */
  onBack: (() => void) | undefined
  onDeleted: () => void
}

/** A role: what it allows, and who holds it. */
export function RolePanel({ role, onDuplicate, onBack, onDeleted }: RolePanelProps) {
  const can = useCan()
  const utils = api.useUtils()
  const [tab, setTab] = useAddressValue('tab')
  const remove = api.access.remove_role.useMutation()
  const [asking, setAsking] = useState<'rename' | 'delete'>()
  const own = !role.is_sys_role
  const note = role.is_sys_role ? t('roles.built_in_note') : can('role:modify') ? undefined : t('roles.read_only_note')

  async function submit() {
    try {
      await remove.mutateAsync({ role_id: role.role_id })
      await utils.access.read_roles.invalidate()
      onDeleted()
    } catch (error) {
      const { title, hint } = errorText(error)
      toastError(title, hint)
    }
    setAsking(undefined)
  }

  const items = [
    {
      value: 'privileges',
      label: t('roles.tab_privileges'),
      content: <PrivilegeMatrix role={role} readOnly={!own || !can('role:modify')} />,
    },
    ...(can('binding:read')
      ? [{ value: 'holders', label: t('roles.tab_holders'), content: <RoleHolders role={role} /> }]
      : []),
  ]
  return (
    <section aria-label={role.role_name} className="flex min-h-0 min-w-0 flex-1 flex-col">
      <header className="flex items-start gap-1 px-3 pt-2.5 pb-1">
        {onBack && <IconButton icon={ChevronLeft} label={t('roles.list')} size="sm" onClick={onBack} />}
        <div className="min-w-0 flex-1">
          <h2 className="flex min-w-0 flex-wrap items-center gap-2 font-semibold text-base">
            <span className="min-w-0 break-words">{role.role_name}</span>
            <span className="font-mono font-normal text-ink-3 text-xs">{role.role_id}</span>
            {role.is_sys_role && <Badge>{t('roles.built_in')}</Badge>}
          </h2>
          {note && <p className="text-ink-3 text-xs">{note}</p>}
        </div>
        {can('binding:read') && (
          <Button asChild variant="ghost" size="sm">
            <Link href={`/admin/why?without=${encodeURIComponent(role.role_id)}`}>
              <CircleHelp aria-hidden />
              <span className="max-md:sr-only">{t('roles.why')}</span>
            </Link>
          </Button>
        )}
        {onDuplicate && <IconButton icon={Copy} label={t('roles.duplicate')} size="sm" onClick={onDuplicate} />}
        {own && can('role:modify') && (
          <IconButton icon={PencilLine} label={t('action.rename')} size="sm" onClick={() => setAsking('rename')} />
        )}
        {own && can('role:delete') && (
          <IconButton icon={Trash2} label={t('action.delete')} size="sm" onClick={() => setAsking('delete')} />
        )}
      </header>
      <Tabs
        label={t('roles.tabs', { name: role.role_name })}
        className="min-h-0 flex-1"
        contentClassName="flex flex-col overflow-auto"
        value={items.some(({ value }) => value === tab) ? tab : 'privileges'}
        onValueChange={(next) => setTab(next === 'privileges' ? '' : next)}
        items={items}
      />
      {asking === 'rename' && <RenameRoleDialog role={role} onClose={() => setAsking(undefined)} />}
      <ConfirmDialog
        open={asking === 'delete'}
        onOpenChange={() => setAsking(undefined)}
        title={t('roles.delete_title', { name: role.role_name })}
        description={t('roles.delete_text')}
        action={t('action.delete')}
        busy={remove.isPending}
        onConfirm={() => void submit()}
      />
    </section>
  )
}
