import { cn } from './cn'

/** Keys as caps: `⌘K`, or `g f` for one after the other. */
export function Kbd({ keys, className }: { keys: string; className?: string }) {
  return (
    <span className={cn('inline-flex items-center gap-1', className)}>
      {keys.split(' ').map((key, index) => (
        <kbd
          // biome-ignore lint/suspicious/noArrayIndexKey: the same key may be pressed twice
          key={`${key}-${index}`}
          className="inline-flex h-[18px] min-w-[18px] items-center justify-center rounded-sm border bg-sunken px-1 font-sans text-[11px] text-ink-2"
        >
          {key}
        </kbd>
      ))}
    </span>
  )
}
