import { cva, type VariantProps } from 'class-variance-authority'
import { LoaderCircle } from 'lucide-react'
import { Slot } from 'radix-ui'
import type { ComponentProps } from 'react'
import { cn } from './cn'

const styles = cva(
  'inline-flex select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md font-medium text-sm transition-colors duration-100 disabled:pointer-events-none disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0',
  {
    variants: {
      variant: {
        primary: 'bg-accent text-on-accent hover:bg-accent-hover',
        secondary: 'border border-line-strong bg-surface text-ink hover:bg-hover active:bg-pressed',
        ghost: 'text-ink-2 hover:bg-hover hover:text-ink active:bg-pressed data-[state=open]:bg-hover',
        danger: 'bg-bad-solid text-on-bad hover:opacity-90',
        link: 'h-auto px-0 text-accent-ink underline-offset-2 hover:underline',
      },
      size: { sm: 'h-7 px-2', md: 'h-8 px-3', lg: 'h-9 px-4' },
    },
    compoundVariants: [{ variant: 'link', class: 'h-auto px-0' }],
    defaultVariants: { variant: 'secondary', size: 'md' },
  },
)

export interface ButtonProps extends ComponentProps<'button'>, VariantProps<typeof styles> {
  /** Renders the only child (a link, say) in the button's dress. */
  asChild?: boolean
  /** Work is under way: shows a spinner and takes no clicks. */
  busy?: boolean
}

export function Button({ className, variant, size, asChild = false, busy = false, children, ...rest }: ButtonProps) {
  const classes = cn(styles({ variant, size }), className)
  if (asChild) {
    return (
      <Slot.Root className={classes} {...rest}>
        {children}
      </Slot.Root>
    )
  }
  return (
    <button type="button" className={classes} aria-busy={busy || undefined} {...rest} disabled={busy || rest.disabled}>
      {busy && <LoaderCircle className="animate-spin" aria-hidden />}
      {children}
    </button>
  )
}
