'use client'

import { useState } from 'react'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Field } from '@/ui/field'
import { Textarea } from '@/ui/textarea'
import type { ChunkRow } from '../knowledge-rows'

interface ChunkDialogProps {
  chunk: ChunkRow
  busy: boolean
  onSave: (content: string) => void
  onClose: () => void
}

/** Another text for a chunk. */
export function ChunkDialog({ chunk, busy, onSave, onClose }: ChunkDialogProps) {
  const [content, setContent] = useState(chunk.content)
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="lg"
      title={t('chunks.edit', { position: chunk.position })}
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button
            variant="primary"
            disabled={content.trim() === '' || content === chunk.content}
            busy={busy}
            onClick={() => onSave(content)}
          >
            {t('action.save')}
          </Button>
        </>
      }
    >
      <Field label={t('chunks.content')} help={t('chunks.edit_help')}>
        {(control) => (
          <Textarea
            {...control}
            autoFocus
            rows={16}
            maxLength={20_000}
            value={content}
            onChange={(event) => setContent(event.target.value)}
          />
        )}
      </Field>
    </Dialog>
  )
}
