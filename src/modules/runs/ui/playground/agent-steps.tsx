'use client'

import { ChevronRight } from 'lucide-react'
import { Collapsible } from 'radix-ui'
import { formatDuration } from '@/lib/format-duration'
import { t } from '@/lib/messages/t'
import { CodeBlock } from '@/ui/code-block'
import { Status } from '@/ui/status'
import type { AgentStep } from './playground-types'

/** What an agent did before it answered: each tool with what it was given and what it gave. */
export function AgentSteps({ steps }: { steps: readonly AgentStep[] }) {
  if (steps.length === 0) return null
  return (
    <ol aria-label={t('steps_of_agent.title')} className="flex flex-col rounded-lg border text-xs">
      {steps.map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: steps are only ever added at the end
        <li key={index} className="border-t first:border-t-0">
          <Collapsible.Root className="group/step">
            <Collapsible.Trigger className="flex h-8 w-full items-center gap-2 px-2.5 text-left">
              <Status kind={step.failed ? 'failed' : 'done'} className="min-w-0 flex-1">
                {step.name}
              </Status>
              <span className="tabular shrink-0 text-ink-3">{formatDuration(step.duration_ms)}</span>
              <ChevronRight
                className="size-3.5 shrink-0 text-ink-3 transition-transform duration-100 group-data-[state=open]/step:rotate-90"
                aria-hidden
              />
            </Collapsible.Trigger>
            <Collapsible.Content className="flex flex-col gap-2 px-2.5 pb-2.5">
              <Part title={t('steps_of_agent.input')} value={step.input} />
              <Part title={step.failed ? t('steps_of_agent.error') : t('steps_of_agent.output')} value={step.output} />
            </Collapsible.Content>
          </Collapsible.Root>
        </li>
      ))}
    </ol>
  )
}

function Part({ title, value }: { title: string; value: unknown }) {
  if (value === undefined || value === null) return null
  return (
    <div className="min-w-0">
      <p className="mb-1 text-ink-3">{title}</p>
      <CodeBlock code={typeof value === 'string' ? value : JSON.stringify(value, null, 2)} />
    </div>
  )
}
