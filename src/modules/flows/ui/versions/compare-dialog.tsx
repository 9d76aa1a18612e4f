'use client'

import { skipToken } from '@tanstack/react-query'
import { ArrowLeftRight, Equal } from 'lucide-react'
import { useMemo, useState } from 'react'
import { api } from '@/client/console/api'
import { errorText } from '@/client/console/error-text'
import { definitions } from '@/components/definitions'
import { t } from '@/lib/messages/t'
import { Dialog } from '@/ui/dialog'
import { EmptyState } from '@/ui/empty-state'
import { ErrorState } from '@/ui/error-state'
import { IconButton } from '@/ui/icon-button'
import { Select } from '@/ui/select'
import { Skeleton } from '@/ui/skeleton'
import { indexDefinitions } from '../canvas/model/definition-index'
import { diffFlows } from '../canvas/model/diff/diff-flows'
import { readStoredFlow } from '../canvas/model/stored-flow'
import { ChangeList } from './change-list'
import { DiffCanvas } from './diff-canvas'
import { useVersions } from './use-versions'

/** Stands for the draft in lists of labels: no label may hold this sign. */
const DRAFT = '~'

export interface Compared {
  /** Labels of versions; undefined is the draft. */
  from: string | undefined
  to: string | undefined
}

interface CompareDialogProps extends Compared {
  flow_id: string
  /** The draft as the canvas has it. */
  draft: unknown
  onChange: (compared: Compared) => void
  onClose: () => void
}

/** Two states of a flow: both on one canvas, and every difference in words. */
export function CompareDialog({ flow_id, draft, from, to, onChange, onClose }: CompareDialogProps) {
  const { versions } = useVersions(flow_id)
  const before = useGraph(flow_id, from, draft)
  const after = useGraph(flow_id, to, draft)
  const index = useMemo(() => indexDefinitions(definitions), [])
  const diff = useMemo(
    () => (before.flow && after.flow ? diffFlows(before.flow, after.flow, index) : undefined),
    [before.flow, after.flow, index],
  )
  const [chosen, setChosen] = useState<string>()
  const failed = before.query.isError ? before.query : after.query.isError ? after.query : undefined
  const labels = new Set(
    [...versions.map((version) => version.flow_version), from, to].filter((one) => one !== undefined),
  )
  const options = [
    { value: DRAFT, label: t('versions.draft') },
    ...[...labels].map((label) => ({ value: label, label })),
  ]
  const pick = (value: string) => (value === DRAFT ? undefined : value)

  return (
    <Dialog open onOpenChange={onClose} title={t('compare.title')} size="full">
      <div className="flex min-h-0 flex-1 flex-col gap-3">
        <div className="flex flex-wrap items-center gap-2">
          <Select
            aria-label={t('compare.from')}
            className="w-44 max-md:w-32"
            value={from ?? DRAFT}
            onValueChange={(value) => onChange({ from: pick(value), to })}
            options={options}
          />
          <IconButton
            icon={ArrowLeftRight}
            label={t('compare.swap')}
            onClick={() => onChange({ from: to, to: from })}
          />
          <Select
            aria-label={t('compare.to')}
            className="w-44 max-md:w-32"
            value={to ?? DRAFT}
            onValueChange={(value) => onChange({ from, to: pick(value) })}
            options={options}
          />
          {diff && (
            <p role="status" className="text-ink-2 text-sm">
              {diff.count === 1 ? t('compare.count_one') : t('compare.count', { count: diff.count })}
            </p>
          )}
        </div>
        {failed ? (
          <ErrorState
            className="flex-1 justify-center rounded-lg border"
            title={t('compare.failed')}
            description={errorText(failed.error).title}
            onRetry={() => void failed.refetch()}
            retrying={failed.isRefetching}
          />
        ) : !diff ? (
          <Skeleton className="min-h-0 flex-1 rounded-lg" />
        ) : diff.count === 0 ? (
          <EmptyState
            className="flex-1 rounded-lg border"
            icon={Equal}
            title={t('compare.none_title')}
            description={t('compare.none_text')}
          />
        ) : (
          <div className="flex min-h-0 flex-1 gap-3 max-md:flex-col">
            <div className="min-h-0 min-w-0 flex-1 overflow-hidden rounded-lg border">
              <DiffCanvas diff={diff} definitions={index} chosen={chosen} onChoose={setChosen} />
            </div>
            <div className="w-80 shrink-0 overflow-y-auto max-md:h-[45%] max-md:w-full">
              <ChangeList diff={diff} chosen={chosen} onChoose={setChosen} />
            </div>
          </div>
        )}
      </div>
    </Dialog>
  )
}

/** The graph of a version, which never changes, or of the draft. */
function useGraph(flow_id: string, label: string | undefined, draft: unknown) {
  const query = api.flows.read_release_flow.useQuery(label === undefined ? skipToken : { flow_id, v: label }, {
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  const data = label === undefined ? draft : query.data?.data
  const known = label === undefined || query.data !== undefined
  const flow = useMemo(() => (known ? readStoredFlow(data) : undefined), [known, data])
  return { query, flow }
}
