'use client'

import { Globe, Lock, Users } from 'lucide-react'
import { useId, useState } from 'react'
import { api, type Outputs } from '@/client/console/api'
import { errorText } from '@/client/console/error-text'
import { t } from '@/lib/messages/t'
import { cn } from '@/ui/cn'
import { toastError } from '@/ui/toast'
import type { Autosave } from '../editor/use-autosave'

type Access = Outputs['flows']['read_flow']['access_type']

const icons = { PRIVATE: Lock, RESTRICTED: Users, PUBLIC: Globe }
const all: readonly Access[] = ['PRIVATE', 'RESTRICTED', 'PUBLIC']

interface AccessSectionProps {
  flow_id: string
  access: Access
  autosave: Autosave
}

/** Who may open the flow, in words that say what each choice means. */
export function AccessSection({ flow_id, access, autosave }: AccessSectionProps) {
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
                  {t(`publish.access_${choice}_text`)}
                </span>
              </span>
            </label>
          )
        })}
      </div>
    </fieldset>
  )
}
