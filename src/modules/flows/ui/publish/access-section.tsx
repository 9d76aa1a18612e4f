'use client'

import { Globe, Lock, Users } from 'lucide-react'
import { useId, useState } from 'react'
import { api, type Outputs } from '@/client/console/api'
import { errorText } from '@/client/console/error-text'
import { t } from '@/lib/messages/t'
import { useBusinessNames } from '@/modules/tenancy/ui/businesses/business-names'
import { cn } from '@/ui/cn'
import { toastError } from '@/ui/toast'
import type { Autosave } from '../editor/use-autosave'

type Access = Outputs['flows']['read_flow']['access_type']

const icons = { PRIVATE: Lock, RESTRICTED: Users, PUBLIC: Globe }
const all: readonly Access[] = ['PRIVATE', 'RESTRICTED', 'PUBLIC']

interface AccessSectionProps {
  flow_id: string
  access: Access
  /** The line of business that it belongs to, 0 for none, and whether roles bound above it count. */
  business_id: number
  is_self: boolean
  autosave: Autosave
}

/** Who may open the flow, in words that say what each choice means. */
export function AccessSection({ flow_id, access, business_id, is_self, autosave }: AccessSectionProps) {
  const team = useTeamText(business_id, is_self)
  const update = api.flows.update_flow.useMutation()
  const [wanted, setWanted] = useState<Access>()
  const name = useId()
  const shown = wanted ?? access

  async function choose(access_type: Access) {
    if (wanted !== undefined) return
    setWanted(access_type)
    try {
      await autosave.change((version) => update.mutateAsync({ flow_id, access_type, last_known_updated_at: version }))
    } catch (error) {
      toastError(t('publish.access_failed'), errorText(error).title)
    } finally {
      setWanted(undefined)
    }
  }

  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-2 font-semibold text-sm">{t('publish.access')}</legend>
      <div className="flex flex-col rounded-lg border">
        {all.map((choice) => {
          const Icon = icons[choice]
          return (
            <label
              key={choice}
              className={cn(
                'flex cursor-pointer items-start gap-2.5 px-3 py-2 not-last:border-b',
                choice === shown && 'bg-accent-soft',
              )}
            >
              <input
                type="radio"
                name={name}
                checked={choice === shown}
                onChange={() => void choose(choice)}
                className="mt-1 accent-(--accent)"
                aria-label={t(`publish.access_${choice}`)}
                aria-describedby={`${name}-${choice}`}
              />
              <span className="min-w-0 flex-1">
                <span className="flex items-center gap-1.5 font-medium text-sm">
                  <Icon className="size-3.5" aria-hidden />
                  {t(`publish.access_${choice}`)}
                </span>
                <span id={`${name}-${choice}`} className="block text-ink-2 text-xs">
                  {choice === 'RESTRICTED' ? team : t(`publish.access_${choice}_text`)}
                </span>
              </span>
            </label>
          )
        })}
      </div>
    </fieldset>
  )
}

/** Who uses a flow that is for the team: the tenant, or the line of business that it belongs to. */
function useTeamText(business_id: number, is_self: boolean): string {
  const businesses = useBusinessNames()
  if (business_id === 0) return t('publish.access_RESTRICTED_text')
  const name = businesses.get(business_id)?.path ?? t('publish.business_unseen')
  return is_self ? t('publish.access_business_self_text', { name }) : t('publish.access_business_text', { name })
}
