import type { ComponentProps } from 'react'
import { cn } from './cn'

/** Stands where something is about to be; give it that thing's size. */
export function Skeleton({ className, ...rest }: ComponentProps<'div'>) {
  return (
    <div
      aria-hidden
      className={cn('rounded-sm bg-pressed [animation:shimmer_1.4s_ease-in-out_infinite]', className)}
      {...rest}
    />
  )
}
