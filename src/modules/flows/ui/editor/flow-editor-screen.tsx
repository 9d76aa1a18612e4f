'use client'

import { Workflow } from 'lucide-react'
import Link from 'next/link'
import { api } from '@/client/console/api'
import { errorStatus, errorText } from '@/client/console/error-text'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { EmptyState } from '@/ui/empty-state'
import { ErrorState } from '@/ui/error-state'
import { Skeleton } from '@/ui/skeleton'
import { ConsoleFrame } from '../frame/console-frame'
import { FlowEditor } from './flow-editor'

/** One flow by its address: loads it, then hands it to the editor. */
export function FlowEditorScreen({ flow_id }: { flow_id: string }) {
  // Fetched anew at each visit, then left alone: the editor knows better than a refetch what the flow is.
  const flow = api.flows.read_flow.useQuery(
    { flow_id },
    { staleTime: Number.POSITIVE_INFINITY, refetchOnMount: 'always' },
  )
  if (flow.data && flow.isFetchedAfterMount) return <FlowEditor key={flow_id} flow={flow.data} />
  return (
    <ConsoleFrame active="flows" crumbs={[{ label: t('section.flows'), href: '/flows' }, { label: '…' }]}>
      {flow.isError ? (
        errorStatus(flow.error) === 404 || errorStatus(flow.error) === 422 ? (
          <EmptyState
            className="h-full"
            icon={Workflow}
            title={t('editor.not_found')}
            description={t('editor.not_found_text')}
            action={
              <Button asChild>
                <Link href="/flows">{t('flows.back_to_list')}</Link>
              </Button>
            }
          />
        ) : (
          <ErrorState
            className="h-full justify-center"
            title={t('editor.failed')}
            description={errorText(flow.error).title}
            onRetry={() => void flow.refetch()}
            retrying={flow.isRefetching}
          />
        )
      ) : (
        <div className="flex h-full items-center justify-center gap-16" aria-hidden>
          <Skeleton className="h-40 w-64 rounded-lg" />
          <Skeleton className="h-40 w-64 rounded-lg" />
        </div>
      )}
    </ConsoleFrame>
  )
}
