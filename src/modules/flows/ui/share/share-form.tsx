'use client'

import { Building2, Globe, Lock, Users } from 'lucide-react'
import { useId } from 'react'
import { t } from '@/lib/messages/t'
import { BusinessSelect } from '@/modules/tenancy/ui/businesses/business-select'
import { Checkbox } from '@/ui/checkbox'
import { cn } from '@/ui/cn'
import { Field } from '@/ui/field'
import { type Reach, reaches, type ShareDraft } from './reach'

export const reachIcons = { me: Lock, business: Building2, tenant: Users, visitors: Globe }

interface ShareFormProps {
  draft: ShareDraft
  onChange: (draft: ShareDraft) => void
  /** Businesses to choose from. */
  places: readonly number[]
  /** Whether it may be taken out of its business. */
  mayLeave: boolean
  disabled: boolean
}

/** For whom a flow is, in words that say what each choice means. */
export function ShareForm({ draft, onChange, places, mayLeave, disabled }: ShareFormProps) {
  const name = useId()
  const offered = (reach: Reach) =>
    reach === draft.reach ||
    (reach === 'business' && (places.length > 0 || draft.business_id !== 0)) ||
    (reach === 'tenant' && (mayLeave || draft.business_id === 0)) ||
    reach === 'me' ||
    reach === 'visitors'
  return (
    <div className="flex flex-col gap-4">
      <fieldset disabled={disabled} className="flex min-w-0 flex-col rounded-lg border">
        <legend className="sr-only">{t('share.title')}</legend>
        {reaches.filter(offered).map((reach) => {
          const Icon = reachIcons[reach]
          return (
            <label
              key={reach}
              className={cn(
                'flex items-start gap-2.5 px-3 py-2 not-last:border-b',
                !disabled && 'cursor-pointer',
                reach === draft.reach && 'bg-accent-soft',
              )}
            >
              <input
                type="radio"
                name={name}
                checked={reach === draft.reach}
                onChange={() => onChange({ ...draft, reach })}
                className="mt-1 accent-(--accent)"
                aria-label={t(`share.${reach}`)}
                aria-describedby={`${name}-${reach}`}
              />
              <span className="min-w-0 flex-1">
                <span className="flex items-center gap-1.5 font-medium text-sm">
                  <Icon className="size-3.5" aria-hidden />
                  {t(`share.${reach}`)}
                </span>
                <span id={`${name}-${reach}`} className="block text-ink-2 text-xs">
                  {t(`share.${reach}_text`)}
                </span>
              </span>
            </label>
          )
        })}
      </fieldset>
      {draft.reach === 'business' && (
        <>
          <Field label={t('share.business_label')} required>
            {(control) => (
              <BusinessSelect
                {...control}
                value={draft.business_id}
                only={places}
                disabled={disabled}
                onValueChange={(business_id) => onChange({ ...draft, business_id })}
              />
            )}
          </Field>
          <Field label={t('share.is_self')} help={t('share.is_self_help')}>
            {({ 'aria-invalid': _, 'aria-required': __, ...control }) => (
              <Checkbox
                {...control}
                checked={draft.is_self}
                disabled={disabled}
                onCheckedChange={(checked) => onChange({ ...draft, is_self: checked === true })}
              />
            )}
          </Field>
        </>
      )}
    </div>
  )
}
