'use client'

import { ShieldAlert } from 'lucide-react'
import { useId, useState } from 'react'
import { api, type Outputs } from '@/client/console/api'
import { errorText } from '@/client/console/error-text'
import { t } from '@/lib/messages/t'
import { Checkbox } from '@/ui/checkbox'
import { ErrorState } from '@/ui/error-state'
import { toastError } from '@/ui/toast'

type Item = Outputs['flows']['read_flow_capabilities']['items'][number]

/** What the flow can do beyond words, and what of it anybody who opens it may make it do. Nothing for most flows. */
export function CapabilitySection({ flow_id }: { flow_id: string }) {
  const read = api.flows.read_flow_capabilities.useQuery({ flow_id })
  const utils = api.useUtils()
  const grant = api.flows.grant_flow_capabilities.useMutation()
  const [wanted, setWanted] = useState<readonly string[]>()
  const title = useId()

  if (read.isError) {
    const { title: message, hint } = errorText(read.error)
    return <ErrorState title={message} {...(hint ? { description: hint } : {})} onRetry={() => void read.refetch()} />
  }
  if (!read.data || read.data.items.length === 0) return null
  const { items, refuses, may_grant } = read.data
  const granted = wanted ?? items.filter((item) => item.granted).map((item) => item.capability)

  async function choose(capability: Item['capability'], on: boolean) {
    if (wanted !== undefined) return
    const next = items.map((item) => item.capability).filter((one) => (one === capability ? on : granted.includes(one)))
    setWanted(next)
    try {
      const answer = await grant.mutateAsync({ flow_id, capabilities: next })
      utils.flows.read_flow_capabilities.setData({ flow_id }, answer)
    } catch (error) {
      toastError(t('publish.grant_failed'), errorText(error).title)
    } finally {
      setWanted(undefined)
    }
  }

  return (
    <section aria-labelledby={title} className="flex flex-col gap-2">
      <h3 id={title} className="font-semibold text-sm">
        {t('publish.grants')}
      </h3>
      <p className="text-ink-2 text-xs">{t(may_grant ? 'publish.grants_text' : 'publish.grants_others')}</p>
      {refuses && (
        <p role="status" className="flex items-start gap-2 rounded-lg bg-warn-soft p-3 text-sm">
          <ShieldAlert className="mt-0.5 size-4 shrink-0 text-warn" aria-hidden />
          <span>{t('publish.grants_refuses')}</span>
        </p>
      )}
      <ul className="flex flex-col rounded-lg border">
        {items.map((item) => (
          <GrantRow
            key={item.capability}
            item={item}
            checked={granted.includes(item.capability)}
            disabled={!may_grant || wanted !== undefined}
            onChange={(on) => void choose(item.capability, on)}
          />
        ))}
      </ul>
    </section>
  )
}

interface GrantRowProps {
  item: Item
  checked: boolean
  disabled: boolean
  onChange: (on: boolean) => void
}

function GrantRow({ item, checked, disabled, onChange }: GrantRowProps) {
  const id = useId()
  const { capability, nodes } = item
  const shown = nodes.slice(0, 4).join(', ')
  return (
    <li className="flex items-start gap-2.5 px-3 py-2 not-last:border-b">
      <Checkbox
        id={id}
        checked={checked}
        disabled={disabled}
        onCheckedChange={(on) => onChange(on === true)}
        aria-describedby={`${id}-nodes`}
        className="mt-0.5"
      />
      <div className="min-w-0 flex-1">
        <label htmlFor={id} className="block font-medium text-sm">
          {t(`publish.grant_${capability}`)}
        </label>
        <span id={`${id}-nodes`} className="block text-ink-2 text-xs [overflow-wrap:anywhere]">
          {nodes.length === 0
            ? t('publish.grant_unused')
            : nodes.length > 4
              ? t('publish.grant_more', { names: shown, count: nodes.length - 4 })
              : shown}
        </span>
      </div>
    </li>
  )
}
