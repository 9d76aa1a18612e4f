'use client'

import { Hourglass } from 'lucide-react'
import { t } from '@/lib/messages/t'
import { FormCard } from '../forms/form-card'
import type { PublicView } from './public-view'

/** What a paused run asks of the visitor, or that it asks somebody else. */
export function PublicForms({ view, onAnswered }: { view: PublicView; onAnswered: () => void }) {
  if (view.state !== 'paused') return null
  return (
    <>
      {view.forms.map((form) => (
        <FormCard key={form.form_id} form={form} by_token onSettled={onAnswered} />
      ))}
      {view.waits_inside && (
        <div role="status" className="flex gap-3 rounded-lg border bg-sunken p-4">
          <Hourglass className="mt-0.5 size-4 shrink-0 text-ink-3" aria-hidden />
          <div className="min-w-0">
            <p className="font-medium text-sm">{t('public.waits_inside')}</p>
            <p className="mt-0.5 text-ink-2 text-sm">{t('public.waits_inside_text')}</p>
          </div>
        </div>
      )}
    </>
  )
}
