'use client'

import { type NodeProps, NodeResizer } from '@xyflow/react'
import { memo, useState } from 'react'
import { t } from '@/lib/messages/t'
import { cn } from '@/ui/cn'
import { Markdown } from '@/ui/markdown'
import type { NoteView } from '../model/node-view'
import { noteHue } from '../model/note-colors'
import type { CanvasNode } from './canvas-elements'
import { useCanvas, useCanvasStore } from './canvas-store'

export function NoteNode({ data, selected }: NodeProps<CanvasNode>) {
  return data.view.kind === 'note' ? <NoteBody view={data.view} selected={selected} /> : null
}

const NoteBody = memo(function NoteBody({ view, selected }: { view: NoteView; selected: boolean }) {
  const store = useCanvasStore()
  const detail = useCanvas((state) => state.detail)
  const readOnly = useCanvas((state) => state.readOnly)
  const [draft, setDraft] = useState<string | undefined>(undefined)
  const hue = noteHue(view.color)
  const editing = draft !== undefined

  function finish() {
    if (draft !== undefined && draft !== view.text) store.actions.current.setNoteText(view.id, draft)
    setDraft(undefined)
  }

  return (
    <>
      <NodeResizer
        isVisible={selected && !readOnly}
        minWidth={140}
        minHeight={60}
        lineClassName="!border-accent"
        handleClassName="!size-2 !rounded-sm !border-accent !bg-surface"
        onResizeEnd={(_, { width, height, x, y }) =>
          store.actions.current.resizeNode(view.id, { width, height }, { x, y })
        }
      />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a double click is the pointer's way; `Enter` opens the note in the inspector */}
      <div
        style={{ ...view.size, '--note-hue': hue }}
        onDoubleClick={() => !readOnly && setDraft(view.text)}
        className={cn(
          'overflow-hidden rounded-lg border',
          hue === undefined ? 'border-line-strong border-dashed bg-surface/60' : 'note-paper',
          selected && 'ring-2 ring-accent/35',
        )}
      >
        {editing ? (
          <textarea
            // biome-ignore lint/a11y/noAutofocus: the author has just asked to write here
            autoFocus
            value={draft}
            aria-label={t('canvas.note_text')}
            onChange={(event) => setDraft(event.target.value)}
            onBlur={finish}
            onKeyDown={(event) => {
              if (event.key === 'Escape') finish()
              event.stopPropagation()
            }}
            className="nodrag nowheel nopan size-full resize-none bg-transparent p-3 text-sm outline-none"
          />
        ) : (
          <div className={cn('h-full p-3', selected ? 'nowheel overflow-auto' : 'overflow-hidden')}>
            {detail === 'dot' ? null : detail === 'far' ? (
              <p className="line-clamp-3 font-semibold text-2xl leading-tight">{view.text.replace(/[#*_`]/g, '')}</p>
            ) : view.text.trim() === '' ? (
              <p className="text-ink-3 text-sm">{t('canvas.note_empty')}</p>
            ) : (
              <Markdown text={view.text} className="!text-[13px] !leading-5" />
            )}
          </div>
        )}
      </div>
    </>
  )
})
