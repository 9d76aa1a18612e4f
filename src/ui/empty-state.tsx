import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from './cn'

interface EmptyStateProps {
  icon: LucideIcon
  title: string
  /** One sentence. */
  description?: ReactNode
  /** One button. */
  action?: ReactNode
  className?: string
}

export function EmptyState({ icon: Icon, title, description, action, className }: EmptyStateProps) {
  return (
    <div className={cn('flex flex-col items-center justify-center gap-1 px-6 py-12 text-center', className)}>
      <span className="mb-2 inline-flex size-9 items-center justify-center rounded-lg border bg-sunken text-ink-3">
        <Icon className="size-4" aria-hidden />
      </span>
      <h3 className="font-semibold text-ink text-sm">{title}</h3>
      {description && <p className="max-w-80 text-ink-2 text-sm">{description}</p>}
      {action && <div className="mt-3">{action}</div>}
    </div>
  )
}
