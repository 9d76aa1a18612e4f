'use client'

import { t } from '@/lib/messages/t'
import { cn } from '@/ui/cn'
import { Field } from '@/ui/field'
import { Textarea } from '@/ui/textarea'
import type { NoteView } from '../model/node-view'
import { noteHue } from '../model/note-colors'

interface NoteInspectorProps {
  view: NoteView
  readOnly: boolean
  onTextChange: (text: string) => void
  onColorChange: (color: string) => void
}

export function NoteInspector({ view, readOnly, onTextChange, onColorChange }: NoteInspectorProps) {
  return (
    <div className="flex flex-col gap-4 p-4">
      <Field label={t('inspector.note')}>
        {(control) => (
          <Textarea
            {...control}
            rows={12}
            readOnly={readOnly}
            value={view.text}
            onChange={(event) => onTextChange(event.target.value)}
          />
        )}
      </Field>
      <fieldset className="flex flex-col gap-1.5">
        <legend className="font-medium text-xs">{t('inspector.color')}</legend>
        <div className="mt-1 flex gap-2">
          {view.colors.map((color) => {
            const hue = noteHue(color)
            return (
              <button
                key={color}
                type="button"
                title={color}
                aria-label={color}
                aria-pressed={view.color === color}
                disabled={readOnly}
                onClick={() => onColorChange(color)}
                style={{ '--note-hue': hue }}
                className={cn(
                  'size-7 rounded-full border aria-pressed:ring-2 aria-pressed:ring-accent aria-pressed:ring-offset-2 aria-pressed:ring-offset-surface',
                  hue === undefined ? 'border-line-strong border-dashed' : 'note-paper',
                )}
              />
            )
          })}
        </div>
      </fieldset>
    </div>
  )
}
