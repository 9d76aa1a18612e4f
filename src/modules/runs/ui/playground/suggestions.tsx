'use client'

import { cn } from '@/ui/cn'

/** What could be said first. */
export function Suggestions(props: { texts: readonly string[]; className?: string; onPick: (text: string) => void }) {
  return (
    <ul className={cn('mx-auto flex w-full max-w-[420px] flex-col gap-1.5 empty:hidden', props.className)}>
      {props.texts.map((text) => (
        <li key={text}>
          <button
            type="button"
            onClick={() => props.onPick(text)}
            className="w-full rounded-lg border px-3 py-2 text-left text-sm hover:border-line-strong hover:bg-hover"
          >
            {text}
          </button>
        </li>
      ))}
    </ul>
  )
}
