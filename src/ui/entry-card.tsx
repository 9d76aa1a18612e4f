import type { ReactNode } from 'react'
import { MillraceMark } from './frame/millrace-mark'

interface EntryCardProps {
  title: string
  intro?: string
  children: ReactNode
}

/** The one card of a page outside the frame: sign-in and set-up. */
export function EntryCard({ title, intro, children }: EntryCardProps) {
  return (
    <main className="flex min-h-dvh items-center justify-center p-4">
      <div className="w-full max-w-[380px]">
        <MillraceMark className="mb-5 size-9 text-accent-ink" />
        <h1 className="font-semibold text-xl tracking-[-0.01em]">{title}</h1>
        {intro && <p className="mt-1 text-ink-2 text-sm">{intro}</p>}
        <div className="mt-6">{children}</div>
      </div>
    </main>
  )
}
