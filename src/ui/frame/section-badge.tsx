import { cn } from '../cn'

const MOST = 99

/** How many things wait in a section: behind its name, or in the corner of its icon. */
export function SectionBadge({ count, corner }: { count: number; corner: boolean }) {
  return (
    <span
      className={cn(
        'tabular inline-flex h-4 min-w-4 items-center justify-center rounded-full bg-accent px-1 font-medium text-[10px] text-on-accent leading-none',
        corner ? 'absolute top-0.5 right-0' : 'ml-auto',
      )}
    >
      {count > MOST ? `${MOST}+` : count}
    </span>
  )
}
