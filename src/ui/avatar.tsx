import { cn } from './cn'

/** A person as one or two letters. */
export function Avatar({ name, className }: { name: string; className?: string }) {
  const letters = name
    .split(/[\s._-]+/)
    .filter(Boolean)
    .slice(0, 2)
    .map((part) => part.charAt(0).toUpperCase())
    .join('')
  return (
    <span
      aria-hidden
      className={cn(
        'inline-flex size-6 shrink-0 items-center justify-center rounded-full bg-accent-soft font-semibold text-[10px] text-accent-ink',
        className,
      )}
    >
      {letters || '?'}
    </span>
  )
}
