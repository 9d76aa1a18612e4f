import {
  CircleCheck,
  CircleDashed,
  CirclePause,
  CircleSlash,
  CircleX,
  LoaderCircle,
  type LucideIcon,
  TriangleAlert,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from './cn'

export type StatusKind = 'idle' | 'running' | 'waiting' | 'done' | 'recovered' | 'failed' | 'skipped'

const looks: Record<StatusKind, { icon: LucideIcon; tone: string }> = {
  idle: { icon: CircleDashed, tone: 'text-ink-3' },
  running: { icon: LoaderCircle, tone: 'text-accent-ink [&_svg]:animate-spin' },
  waiting: { icon: CirclePause, tone: 'text-warn' },
  done: { icon: CircleCheck, tone: 'text-good' },
  recovered: { icon: TriangleAlert, tone: 'text-warn' },
  failed: { icon: CircleX, tone: 'text-bad' },
  skipped: { icon: CircleSlash, tone: 'text-ink-3' },
}

/** A state told by shape, colour and word together. */
export function Status({ kind, children, className }: { kind: StatusKind; children: ReactNode; className?: string }) {
  const { icon: Icon, tone } = looks[kind]
  return (
    <span className={cn('inline-flex items-center gap-1.5 text-xs', tone, className)}>
      <Icon className="size-3.5 shrink-0" aria-hidden />
      <span className="tabular min-w-0 truncate">{children}</span>
    </span>
  )
}
