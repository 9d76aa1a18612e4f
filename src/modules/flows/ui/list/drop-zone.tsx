'use client'

import { Upload } from 'lucide-react'
import { type DragEvent, type ReactNode, useState } from 'react'

interface DropZoneProps {
  /** Shown while files hover over the page. */
  label: string
  /** Without it nothing is taken. */
  onFiles: ((files: File[]) => void) | undefined
  children: ReactNode
}

/** Takes files that are dropped anywhere on its content. */
export function DropZone({ label, onFiles, children }: DropZoneProps) {
  const [over, setOver] = useState(false)
  const hasFiles = (event: DragEvent) => onFiles !== undefined && event.dataTransfer.types.includes('Files')
  return (
    <section
      aria-label={label}
      className="relative h-full"
      onDragOver={(event) => {
        if (!hasFiles(event)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget instanceof Node ? event.relatedTarget : null))
          setOver(false)
      }}
      onDrop={(event) => {
        if (!hasFiles(event)) return
        event.preventDefault()
        setOver(false)
        onFiles?.([...event.dataTransfer.files])
      }}
    >
      {children}
      {over && (
        <div className="pointer-events-none absolute inset-2 z-20 flex items-center justify-center gap-2 rounded-xl border-2 border-accent border-dashed bg-accent-soft/80 font-medium text-accent-ink text-base">
          <Upload className="size-5" aria-hidden />
          {label}
        </div>
      )}
    </section>
  )
}
