'use client'

import { Slider as Radix } from 'radix-ui'
import type { FieldControlProps } from './field'

interface SliderProps extends Partial<FieldControlProps> {
  value: number
  onValueChange: (value: number) => void
  min: number
  max: number
  step: number
  label: string
}

/** A number chosen by dragging, with the number itself beside it. */
export function Slider({ value, onValueChange, min, max, step, label, id, ...described }: SliderProps) {
  return (
    <div className="flex h-8 items-center gap-3">
      <Radix.Root
        value={[value]}
        min={min}
        max={max}
        step={step}
        onValueChange={([next]) => next !== undefined && onValueChange(next)}
        className="relative flex h-4 flex-1 touch-none select-none items-center"
      >
        <Radix.Track className="relative h-1 w-full rounded-full bg-line-strong">
          <Radix.Range className="absolute h-full rounded-full bg-accent" />
        </Radix.Track>
        <Radix.Thumb
          id={id}
          aria-label={label}
          aria-describedby={described['aria-describedby']}
          className="block size-4 rounded-full border-2 border-accent bg-surface"
        />
      </Radix.Root>
      <output className="tabular w-10 text-right text-ink-2 text-xs">{value}</output>
    </div>
  )
}
