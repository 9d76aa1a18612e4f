'use client'

import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react'
import type { Problem } from '@/engine'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { cn } from '@/ui/cn'
import { Popover } from '@/ui/popover'

interface ProblemsPanelProps {
  problems: readonly Problem[]
  onShow: (nodeId: string) => void
}

/** What is wrong with the flow, each with where it is. */
export function ProblemsPanel({ problems, onShow }: ProblemsPanelProps) {
  const errors = problems.filter((problem) => problem.severity === 'error').length
  const Icon = problems.length === 0 ? CircleCheck : errors > 0 ? CircleAlert : TriangleAlert
  const tone = problems.length === 0 ? 'text-good' : errors > 0 ? 'text-bad' : 'text-warn'
  return (
    <Popover
      align="end"
      className="w-[360px] p-0"
      trigger={
        <button
          type="button"
          className="flex h-8 items-center gap-1.5 rounded-lg border bg-surface px-2.5 text-ink-2 text-xs hover:text-ink"
        >
          <Icon className={cn('size-4', tone)} aria-hidden />
          <span className="tabular">
            {problems.length === 0 ? t('problems.none') : t('canvas.problems', { count: problems.length })}
          </span>
        </button>
      }
    >
      <div className="flex items-baseline justify-between border-b px-3 py-2">
        <h2 className="font-semibold text-sm">{t('problems.title')}</h2>
        <span className="tabular text-ink-3 text-xs">
          {problems.length === 0
            ? t('problems.none')
            : t('problems.count', { errors, warnings: problems.length - errors })}
        </span>
      </div>
      <ul className="max-h-72 overflow-y-auto p-1">
        {problems.map((problem, index) => {
          const Mark = problem.severity === 'error' ? CircleAlert : TriangleAlert
          const { node_id } = problem
          return (
            <li
              key={`${problem.code}:${node_id ?? ''}:${problem.edge_id ?? ''}:${problem.field ?? String(index)}`}
              className="flex items-start gap-2 rounded-md px-2 py-1.5"
            >
              <Mark
                className={cn('mt-0.5 size-4 shrink-0', problem.severity === 'error' ? 'text-bad' : 'text-warn')}
                aria-hidden
              />
              <div className="min-w-0 flex-1">
                <p className="break-words text-sm">{problem.message}</p>
                {problem.hint && <p className="break-words text-ink-3 text-xs">{problem.hint}</p>}
              </div>
              {node_id !== undefined && (
                <Button variant="ghost" size="sm" onClick={() => onShow(node_id)}>
                  {t('action.show')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </Popover>
  )
}
