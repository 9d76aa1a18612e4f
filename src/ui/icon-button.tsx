import type { LucideIcon } from 'lucide-react'
import type { ComponentProps } from 'react'
import { cn } from './cn'
import { KeyText } from './kbd'
import { Tooltip } from './tooltip'

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  icon: LucideIcon
  /** Read by assistive technology and shown on hover. */
  label: string
  /** Keys that do the same, shown beside the label. */
  keys?: string
  size?: 'sm' | 'md'
  pressed?: boolean
  side?: 'top' | 'right' | 'bottom' | 'left'
}

/** A button that is only an icon; its label is on hover. */
export function IconButton(props: IconButtonProps) {
  const { icon: Icon, label, keys, size = 'md', pressed, side = 'bottom', className, ...rest } = props
  return (
    <Tooltip label={label} hint={keys && <KeyText keys={keys} />} side={side}>
      <button
        type="button"
        aria-label={label}
        aria-pressed={pressed}
        className={cn(
          'inline-flex shrink-0 items-center justify-center rounded-md text-ink-2 transition-colors duration-100 hover:bg-hover hover:text-ink active:bg-pressed disabled:pointer-events-none disabled:opacity-40 data-[state=open]:bg-hover aria-pressed:bg-accent-soft aria-pressed:text-accent-ink',
          size === 'sm' ? 'size-6' : 'size-8',
          className,
        )}
        {...rest}
      >
        <Icon className="size-4" aria-hidden />
      </button>
    </Tooltip>
  )
}
