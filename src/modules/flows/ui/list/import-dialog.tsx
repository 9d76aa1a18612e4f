'use client'

import { CircleCheck, CircleX, LoaderCircle, TriangleAlert } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { t } from '@/lib/messages/t'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { type ReasonGroup, summarise } from './import-report'
import type { FileImport, ImportedFlow } from './use-import'

interface ImportDialogProps {
  title: string
  imports: readonly FileImport[]
  onClose: () => void
}

/** How an import goes, and then what of each flow runs here. */
export function ImportDialog({ title, imports, onClose }: ImportDialogProps) {
  const router = useRouter()
  const over = imports.filter(({ state }) => state === 'done' || state === 'refused').length
  const busy = over < imports.length
  const flows = imports.flatMap((item) => item.flows)
  const [only] = flows.length === 1 ? flows : []
  const open = (id: string) => router.push(`/flows/${id}`)
  return (
    <Dialog
      open
      onOpenChange={(next) => {
        if (!next && !busy) onClose()
      }}
      title={title}
      description={busy ? t('import.busy', { over, total: imports.length }) : t('import.over')}
      size="lg"
      footer={
        <>
          <Button disabled={busy} onClick={onClose}>
            {t('action.close')}
          </Button>
          {only && !busy && (
            <Button variant="primary" onClick={() => open(only.id)}>
              {t('import.open')}
            </Button>
          )}
        </>
      }
    >
      <ul aria-live="polite" className="flex flex-col gap-3">
        {imports.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two files may have the same name
          <li key={index} className="rounded-lg border">
            <FileHead item={item} />
            {item.flows.map((flow) => (
              <FlowReport key={flow.id} flow={flow} onOpen={only ? undefined : () => open(flow.id)} />
            ))}
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

function FileHead({ item }: { item: FileImport }) {
  return (
    <div className="flex items-start gap-2 px-3 py-2 text-sm">
      {item.state === 'done' ? (
        <CircleCheck className="mt-0.5 size-4 shrink-0 text-good" aria-hidden />
      ) : item.state === 'refused' ? (
        <CircleX className="mt-0.5 size-4 shrink-0 text-bad" aria-hidden />
      ) : (
        <LoaderCircle className="mt-0.5 size-4 shrink-0 animate-spin text-accent-ink" aria-hidden />
      )}
      <div className="min-w-0 flex-1">
        <p className="truncate font-mono text-xs leading-5">{item.file_name}</p>
        {item.state === 'refused' && (
          <>
            <p className="font-medium text-bad">{t('flows.import_failed')}</p>
            <p className="break-words text-ink-2">{item.problem}</p>
          </>
        )}
      </div>
      <span className="shrink-0 text-ink-3 text-xs">{t(`import.state.${item.state}`)}</span>
    </div>
  )
}

function FlowReport({ flow, onOpen }: { flow: ImportedFlow; onOpen: (() => void) | undefined }) {
  const summary = flow.report && summarise(flow.report)
  return (
    <section aria-label={flow.name} className="flex flex-col gap-2 border-t px-3 py-3">
      <div className="flex items-center gap-2">
        <h3 className="min-w-0 flex-1 truncate font-semibold text-sm">{flow.name}</h3>
        {onOpen && (
          <Button size="sm" onClick={onOpen}>
            {t('import.open')}
          </Button>
        )}
      </div>
      {summary ? (
        <>
          <p className="flex flex-wrap gap-1.5">
            <Badge tone="good">{t('import.runs', { count: summary.runs })}</Badge>
            {summary.differs > 0 && <Badge tone="warn">{t('import.differs', { count: summary.differs })}</Badge>}
            {summary.kept > 0 && <Badge tone="bad">{t('import.kept', { count: summary.kept })}</Badge>}
          </p>
          {summary.reasons.length > 0 && (
            <ul className="flex flex-col gap-1.5">
              {summary.reasons.map((group) => (
                <Reason key={`${group.support} ${group.reason}`} group={group} />
              ))}
            </ul>
          )}
          {summary.problems.length > 0 && (
            <div>
              <p className="font-semibold text-xs">{t('import.problems')}</p>
              <ul className="mt-1 flex max-h-40 flex-col gap-1 overflow-y-auto">
                {summary.problems.map((problem, index) => (
                  <li
                    // biome-ignore lint/suspicious/noArrayIndexKey: the same may be said twice
                    key={index}
                    className="break-words text-ink-2 text-xs"
                  >
                    {problem.message} {problem.hint}
                  </li>
                ))}
              </ul>
            </div>
          )}
        </>
      ) : (
        <p className="text-ink-2 text-xs">{t('import.no_report')}</p>
      )}
    </section>
  )
}

function Reason({ group }: { group: ReasonGroup }) {
  const kept = group.support === 'kept'
  const Icon = kept ? CircleX : TriangleAlert
  return (
    <li className="flex items-start gap-2 text-xs">
      <Icon className={kept ? 'mt-0.5 size-3.5 shrink-0 text-bad' : 'mt-0.5 size-3.5 shrink-0 text-warn'} aria-hidden />
      <p className="min-w-0 flex-1 break-words">
        <span className="font-medium">{group.names.join(', ')}</span>
        {group.reason && <span className="text-ink-2"> · {group.reason}</span>}
      </p>
    </li>
  )
}
