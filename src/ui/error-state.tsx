import { RotateCw, TriangleAlert } from 'lucide-react'
import { t } from '@/lib/messages/t'
import { Button } from './button'
import { cn } from './cn'

interface ErrorStateProps {
  /** What happened. */
  title: string
  /** Why, and what to do. */
  description?: string
  onRetry?: () => void
  retrying?: boolean
  className?: string
}

export function ErrorState({ title, description, onRetry, retrying = false, className }: ErrorStateProps) {
  return (
    <div role="alert" className={cn('flex flex-col items-center gap-1 px-6 py-12 text-center', className)}>
      <span className="mb-2 inline-flex size-9 items-center justify-center rounded-lg bg-bad-soft text-bad">
        <TriangleAlert className="size-4" aria-hidden />
      </span>
      <h3 className="font-semibold text-sm">{title}</h3>
      {description && <p className="max-w-96 break-words text-ink-2 text-sm">{description}</p>}
      {onRetry && (
        <Button className="mt-3" onClick={onRetry} busy={retrying}>
          {!retrying && <RotateCw aria-hidden />}
          {t('action.retry')}
        </Button>
      )}
    </div>
  )
}
