'use client'

import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { api } from '@/client/console/api'
import { useAttempt } from '@/client/console/use-attempt'
import { useCan } from '@/client/console/use-can'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { Combobox } from '@/ui/combobox'
import { Dialog } from '@/ui/dialog'
import { Field } from '@/ui/field'
import { IconButton } from '@/ui/icon-button'
import { Input } from '@/ui/input'
import { Skeleton } from '@/ui/skeleton'

/** Privileges that the product does not ask for, for the programs of the tenant. */
export function OwnPrivilegesDialog({ onClose }: { onClose: () => void }) {
  const can = useCan()
  const utils = api.useUtils()
  const tree = api.access.read_module_priv_tree.useQuery({}, { staleTime: 60_000 })
  const add = api.access.add_module_priv.useMutation()
  const remove = api.access.remove_module_priv.useMutation()
  const [module_id, setModule] = useState('flow')
  const [priv_id, setId] = useState('')
  const [priv_name, setName] = useState('')
  const [problem, setProblem] = useState<string>()
  const { busy, attempt } = useAttempt(setProblem)
  const own = (tree.data ?? []).flatMap(({ module_name, privs }) =>
    privs.filter(({ is_sys_priv }) => !is_sys_priv).map((priv) => ({ ...priv, module_name })),
  )
  const ready = priv_id.trim() !== '' && priv_name.trim() !== '' && !busy
  const fresh = () =>
    Promise.all([utils.access.read_module_priv_tree.invalidate(), utils.access.read_role_privs.invalidate()])

  async function submit() {
    setProblem(undefined)
    const done = await attempt(async () => {
      await add.mutateAsync({ module_id, priv_id: priv_id.trim(), priv_name: priv_name.trim(), is_sys_priv: false })
      await fresh()
      return true
    })
    if (!done) return
    setId('')
    setName('')
  }
  const drop = (priv: { module_id: string; priv_id: string }) =>
    attempt(async () => {
      setProblem(undefined)
      await remove.mutateAsync({ module_id: priv.module_id, priv_id: priv.priv_id })
      await fresh()
    })

  return (
    <Dialog open onOpenChange={onClose} title={t('roles.own_title')} description={t('roles.own_text')}>
      <div className="flex flex-col gap-4">
        {!tree.data ? (
          <Skeleton className="h-9" />
        ) : own.length === 0 ? (
          <p className="text-ink-3 text-sm">{t('roles.own_none')}</p>
        ) : (
          <ul className="flex max-h-64 flex-col divide-y overflow-y-auto rounded-md border">
            {own.map((priv) => (
              <li key={`${priv.module_id}:${priv.priv_id}`} className="flex min-h-9 items-center gap-2 px-3 text-sm">
                <span className="min-w-0 flex-1 truncate">{priv.priv_name}</span>
                <span className="truncate font-mono text-ink-3 text-xs">
                  {priv.module_id}:{priv.priv_id}
                </span>
                {can('role:delete') && (
                  <IconButton
                    icon={Trash2}
                    size="sm"
                    label={t('roles.own_remove', { name: priv.priv_name })}
                    disabled={busy}
                    onClick={() => void drop(priv)}
                  />
                )}
              </li>
            ))}
          </ul>
        )}
        {problem && !can('role:create') && (
          <p role="alert" className="text-bad text-xs">
            {problem}
          </p>
        )}
        {can('role:create') && (
          <form
            className="grid grid-cols-3 items-start gap-2 max-md:grid-cols-1"
            onSubmit={(event) => {
              event.preventDefault()
              if (ready) void submit()
            }}
          >
            <Field label={t('roles.own_module')}>
              {(control) => (
                <Combobox
                  {...control}
                  value={module_id}
                  onValueChange={setModule}
                  options={(tree.data ?? []).map((module) => ({ value: module.module_id, label: module.module_name }))}
                />
              )}
            </Field>
            <Field label={t('roles.own_id')} required>
              {(control) => (
                <Input
                  {...control}
                  autoComplete="off"
                  maxLength={128}
                  className="font-mono"
                  value={priv_id}
                  onChange={(event) => setId(event.target.value)}
                />
              )}
            </Field>
            <Field label={t('roles.own_name')} required>
              {(control) => (
                <Input
                  {...control}
                  autoComplete="off"
                  maxLength={128}
                  value={priv_name}
                  onChange={(event) => setName(event.target.value)}
                />
              )}
            </Field>
            {problem && (
              <p role="alert" className="col-span-full text-bad text-xs">
                {problem}
              </p>
            )}
            <Button type="submit" className="col-span-full justify-self-start" disabled={!ready} busy={busy}>
              {t('roles.own_add')}
            </Button>
          </form>
        )}
      </div>
    </Dialog>
  )
}
