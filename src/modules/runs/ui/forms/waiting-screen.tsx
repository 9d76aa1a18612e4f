'use client'

import { Inbox } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { api } from '@/client/console/api'
import { errorText } from '@/client/console/error-text'
import { t } from '@/lib/messages/t'
import { ConsoleFrame } from '@/modules/flows/ui/frame/console-frame'
import { EmptyState } from '@/ui/empty-state'
import { ErrorState } from '@/ui/error-state'
import { PageHeader } from '@/ui/page-header'
import { SegmentedControl } from '@/ui/segmented-control'
import { Skeleton } from '@/ui/skeleton'
import { toastDone } from '@/ui/toast'
import { FormCard } from './form-card'

const LOOK_MS = 15_000

/** Forms of paused runs of every flow that the reader may see: those that wait, and those that are over. */
export function WaitingScreen() {
  const [status, setStatus] = useState<'waiting' | 'answered' | 'expired'>('waiting')
  const utils = api.useUtils()
  const forms = api.runs.list_forms.useQuery({ status }, { refetchInterval: LOOK_MS })
  return (
    <ConsoleFrame active="waiting" crumbs={[{ label: t('section.waiting') }]}>
      <div className="mx-auto flex w-full max-w-[760px] flex-col gap-4 p-4 md:p-6">
        <PageHeader
          title={t('section.waiting')}
          description={t('forms.intro')}
          actions={
            <SegmentedControl
              label={t('forms.show')}
              value={status}
              onValueChange={setStatus}
              options={[
                { value: 'waiting', label: t('forms.status.waiting') },
                { value: 'answered', label: t('forms.status.answered') },
                { value: 'expired', label: t('forms.status.expired') },
              ]}
            />
          }
        />
        {forms.isPending ? (
          <Skeleton className="h-40 rounded-lg" />
        ) : forms.isError ? (
          <ErrorState
            title={t('forms.failed')}
            description={errorText(forms.error).title}
            onRetry={() => void forms.refetch()}
            retrying={forms.isRefetching}
          />
        ) : forms.data.length === 0 ? (
          <EmptyState icon={Inbox} title={t(`forms.none.${status}`)} description={t('forms.none_text')} />
        ) : (
          <ul className="flex flex-col gap-4">
            {forms.data.map((form) => (
              <li key={form.form_id} className="flex flex-col gap-1.5">
                <FormCard
                  form={form}
                  onSettled={() => {
                    toastDone(t('forms.sent'))
                    void utils.runs.list_forms.invalidate()
                  }}
                />
                <Link href={`/flows/${form.flow_id}`} className="self-start text-accent-ink text-xs hover:underline">
                  {t('forms.open_flow')}
                </Link>
              </li>
            ))}
          </ul>
        )}
      </div>
    </ConsoleFrame>
  )
}
