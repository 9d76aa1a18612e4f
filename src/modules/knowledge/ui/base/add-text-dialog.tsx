'use client'

import { useState } from 'react'
import { api } from '@/client/console/api'
import { errorText } from '@/client/console/error-text'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'
import { Textarea } from '@/ui/textarea'

interface AddTextDialogProps {
  knowledge_base_id: string
  onAdded: () => Promise<unknown>
  onClose: () => void
}

/** A document that is typed or pasted. */
export function AddTextDialog({ knowledge_base_id, onAdded, onClose }: AddTextDialogProps) {
  const add = api.knowledge.create_document.useMutation()
  const [name, setName] = useState('')
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string>()

  async function submit() {
    try {
      await add.mutateAsync({ knowledge_base_id, name: name.trim(), text })
      await onAdded()
      onClose()
    } catch (error) {
      setProblem(errorText(error).title)
    }
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('documents.text_title')}
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button
            variant="primary"
            disabled={name.trim() === '' || text.trim() === ''}
            busy={add.isPending}
            onClick={() => void submit()}
          >
            {t('documents.text_add')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Field label={t('documents.text_name')} required>
          {(control) => (
            <Input
              {...control}
              autoFocus
              autoComplete="off"
              maxLength={200}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('documents.text_text')} error={problem} required>
          {(control) => (
            <Textarea {...control} rows={12} value={text} onChange={(event) => setText(event.target.value)} />
          )}
        </Field>
      </div>
    </Dialog>
  )
}
