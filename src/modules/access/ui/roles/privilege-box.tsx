import { Check, Minus } from 'lucide-react'
import { useId } from 'react'
import { Checkbox } from '@/ui/checkbox'
import { cn } from '@/ui/cn'
import { Tooltip } from '@/ui/tooltip'

interface PrivilegeBoxProps {
  name: string
  /** In words beside the box; in a column of its own the head says it. */
  label: string | undefined
  checked: boolean
  readOnly: boolean
  /** Why it cannot be ticked. */
  whyNot: string | undefined
  onChange: (checked: boolean) => void
}

/** One privilege of a role. */
export function PrivilegeBox({ name, label, checked, readOnly, whyNot, onChange }: PrivilegeBoxProps) {
  const id = useId()
  if (readOnly)
    return (
      <span
        role="img"
        aria-label={`${name}: ${checked ? '✓' : '–'}`}
        className={cn('inline-flex items-center gap-1.5 align-middle', !checked && 'text-ink-3')}
      >
        {checked ? (
          <Check className="size-4 text-accent-ink" aria-hidden />
        ) : (
          <Minus className="size-4 opacity-50" aria-hidden />
        )}
        {label && <span className="text-xs">{label}</span>}
      </span>
    )
  const box = (
    <span className="inline-flex items-center gap-1.5 align-middle">
      <Checkbox
        id={id}
        aria-label={name}
        // Focusable although it takes no tick, so that the reason can be read with the keyboard too.
        aria-disabled={whyNot !== undefined || undefined}
        className={cn(whyNot && 'cursor-not-allowed opacity-40')}
        checked={checked}
        onCheckedChange={(next) => whyNot === undefined && onChange(next === true)}
      />
      {label && (
        <label htmlFor={id} className={cn('text-xs', whyNot ? 'text-ink-3' : 'text-ink-2')}>
          {label}
        </label>
      )}
    </span>
  )
  return whyNot ? <Tooltip label={whyNot}>{box}</Tooltip> : box
}
