'use client'

import { Fragment } from 'react'
import { api, type Inputs, type Outputs } from '@/client/console/api'
import { errorText, errorWords } from '@/client/console/error-text'
import { installationPrivileges, isPrivilege } from '@/contract/privileges'
import { t } from '@/lib/messages/t'
import { cn } from '@/ui/cn'
import { ErrorState } from '@/ui/error-state'
import { Skeleton } from '@/ui/skeleton'
import { toastError } from '@/ui/toast'
import { useNarrow } from '@/ui/use-narrow'
import { PrivilegeBox } from './privilege-box'
import type { Role } from './roles-screen'

type Module = Outputs['access']['read_module_priv_tree'][number]
type Held = Outputs['access']['read_role_privs']
type Priv = Module['privs'][number]

const columns = [
  { id: 'read', label: t('roles.column_see') },
  { id: 'create', label: t('roles.column_create') },
  { id: 'modify', label: t('roles.column_change') },
  { id: 'delete', label: t('roles.column_delete') },
] as const

const nameOf = ({ module_id, priv_id }: { module_id: string; priv_id: string }) => `${module_id}:${priv_id}`
const ofInstallation = (priv: Priv) => {
  const name = nameOf(priv)
  return isPrivilege(name) && installationPrivileges.has(name)
}
const isColumn = ({ priv_id }: Priv) => columns.some(({ id }) => id === priv_id)

/** What a role allows: a row for each module. A box counts at once and goes back when the server refuses. */
export function PrivilegeMatrix({ role, readOnly }: { role: Role; readOnly: boolean }) {
  const { role_id } = role
  const input: Inputs['access']['read_role_privs'] = { role_id }
  const utils = api.useUtils()
  const narrow = useNarrow()
  const access = api.access.read_my_access.useQuery({}, { staleTime: 30_000 })
  const tree = api.access.read_module_priv_tree.useQuery({}, { staleTime: 60_000 })
  const held = api.access.read_role_privs.useQuery(input)
  const change = (next: (before: Held) => Held) =>
    utils.access.read_role_privs.setData(input, (before) => before && next(before))

  const over = {
    onError: (error: unknown) => {
      toastError(t('roles.not_changed'), errorWords(error))
    },
    onSettled: () =>
      Promise.all([utils.access.read_role_privs.invalidate(input), utils.access.explain_access.invalidate()]),
  }
  const add = api.access.add_role_priv_item.useMutation(over)
  const remove = api.access.remove_role_priv_item.useMutation(over)

  async function toggle(module: Module, priv: Priv, on: boolean) {
    const { module_id, priv_id } = priv
    // An answer under way would put the old state back.
    await utils.access.read_role_privs.cancel(input)
    const without = (rows: Held) => rows.filter((row) => nameOf(row) !== nameOf(priv))
    change((before) => (on ? [...before, { ...priv, role_id, module_name: module.module_name }] : without(before)))
    if (on) add.mutate({ role_id, module_id, priv_id }, { onError: () => change(without) })
    else remove.mutate({ role_id, module_id, priv_id })
  }

  if (tree.isError || held.isError) {
    const failed = tree.isError ? tree : held
    return (
      <ErrorState
        title={t('roles.matrix_failed')}
        description={errorText(failed.error).title}
        onRetry={() => void Promise.all([tree.refetch(), held.refetch()])}
        retrying={failed.isRefetching}
      />
    )
  }
  if (!tree.data || !held.data) return <Skeleton className="m-3 h-72" />

  const on = new Set(held.data.map(nameOf))
  const mine = new Set<string>(access.data?.privileges)
  const givesAll = access.data?.is_superuser === true
  const whyNot = (priv: Priv) => {
    if (ofInstallation(priv)) return t('roles.installation')
    if (isPrivilege(nameOf(priv)) && !givesAll && !mine.has(nameOf(priv)) && !on.has(nameOf(priv)))
      return t('roles.not_held')
    return undefined
  }
  const box = (module: Module, priv: Priv, label?: string) => (
    <PrivilegeBox
      key={priv.priv_id}
      name={priv.priv_name}
      label={label}
      checked={on.has(nameOf(priv))}
      readOnly={readOnly}
      whyNot={readOnly ? undefined : whyNot(priv)}
      onChange={(checked) => void toggle(module, priv, checked)}
    />
  )
  // Modules with nothing but rights over the installation have no place in a tenant's role.
  const modules = tree.data.filter(({ privs }) => privs.some((priv) => !ofInstallation(priv)))
  return (
    <table aria-label={t('roles.matrix', { name: role.role_name })} className="w-full border-collapse text-sm">
      <thead className="sticky top-0 z-10 bg-surface text-ink-3 text-xs shadow-[inset_0_-1px_var(--line)]">
        <tr className="h-8">
          <th className="px-3 text-left font-medium">{t('roles.column_module')}</th>
          {columns.map(({ id, label }) => (
            <th key={id} className="w-[72px] px-1 text-center font-medium max-md:w-12">
              {label}
            </th>
          ))}
          {!narrow && <th className="w-[34%] px-3 text-left font-medium">{t('roles.column_other')}</th>}
        </tr>
      </thead>
      <tbody>
        {modules.map((module) => {
          const others = module.privs.filter((priv) => !isColumn(priv))
          const boxes = (
            <span className="flex flex-wrap gap-x-3 gap-y-1">
              {others.map((priv) => box(module, priv, priv.priv_name))}
            </span>
          )
          return (
            <Fragment key={module.module_id}>
              <tr className={cn('h-9 last:border-b-0 hover:bg-hover', !(narrow && others.length > 0) && 'border-b')}>
                <th scope="row" className="px-3 text-left font-medium">
                  {module.module_name}
                </th>
                {columns.map(({ id }) => {
                  const priv = module.privs.find(({ priv_id }) => priv_id === id)
                  return (
                    <td key={id} className="text-center">
                      {priv && box(module, priv)}
                    </td>
                  )
                })}
                {!narrow && <td className="px-3 py-1">{boxes}</td>}
              </tr>
              {narrow && others.length > 0 && (
                <tr className="border-b last:border-b-0">
                  <td colSpan={columns.length + 1} className="px-3 pb-2">
                    {boxes}
                  </td>
                </tr>
              )}
            </Fragment>
          )
        })}
      </tbody>
    </table>
  )
}
