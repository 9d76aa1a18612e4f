import type { LucideIcon } from 'lucide-react'
import type { CSSProperties } from 'react'
import { cn } from './cn'

interface IconTileProps {
  icon: LucideIcon
  /** Degrees on the OKLCH wheel; without one the tile is neutral. */
  hue?: number
  size?: 'sm' | 'md' | 'lg'
  className?: string
}

const sizes = {
  sm: 'size-5 rounded-sm [&_svg]:size-3',
  md: 'size-7 rounded-md [&_svg]:size-4',
  lg: 'size-9 rounded-lg [&_svg]:size-[18px]',
}

/** An icon on a square of its kind's hue: the only place where a kind shows colour. */
export function IconTile({ icon: Icon, hue, size = 'md', className }: IconTileProps) {
  const style: CSSProperties =
    hue === undefined
      ? { background: 'var(--pressed)', color: 'var(--ink-2)' }
      : {
          background: `oklch(var(--tile-l) var(--tile-c) ${hue})`,
          color: `oklch(var(--tile-ink-l) var(--tile-ink-c) ${hue})`,
        }
  return (
    <span className={cn('inline-flex shrink-0 items-center justify-center', sizes[size], className)} style={style}>
      <Icon aria-hidden />
    </span>
  )
}
