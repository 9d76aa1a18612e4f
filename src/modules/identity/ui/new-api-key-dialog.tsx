'use client'

import { useState } from 'react'
import { api } from '@/client/console/api'
import { errorText } from '@/client/console/error-text'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { CodeBlock } from '@/ui/code-block'
import { Dialog } from '@/ui/dialog'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'
import { toastError } from '@/ui/toast'

interface NewApiKeyDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Names a key, then shows it the one time that it can be seen. */
export function NewApiKeyDialog({ open, onOpenChange }: NewApiKeyDialogProps) {
  const utils = api.useUtils()
  const create = api.identity.create_api_key.useMutation()
  const [name, setName] = useState('')
  const [key, setKey] = useState<string>()

  function close() {
    setName('')
    setKey(undefined)
    onOpenChange(false)
  }

  async function submit() {
    try {
      const created = await create.mutateAsync({ name: name.trim() || null })
      setKey(created.api_key)
      await utils.identity.list_api_keys.invalidate()
    } catch (error) {
      toastError(t('settings.not_saved'), errorText(error).title)
    }
  }

  if (key !== undefined)
    return (
      <Dialog
        open={open}
        onOpenChange={close}
        title={t('keys.created_title')}
        description={t('keys.created_text')}
        footer={
          <Button variant="primary" onClick={close}>
            {t('action.done')}
          </Button>
        }
      >
        <CodeBlock code={key} />
      </Dialog>
    )
  return (
    <Dialog
      open={open}
      onOpenChange={close}
      title={t('keys.new')}
      size="sm"
      footer={
        <>
          <Button onClick={close}>{t('action.cancel')}</Button>
          <Button variant="primary" busy={create.isPending} onClick={() => void submit()}>
            {t('keys.create')}
          </Button>
        </>
      }
    >
      <Field label={t('keys.name')}>
        {(control) => (
          <Input
            {...control}
            autoFocus
            maxLength={80}
            placeholder={t('keys.name_placeholder')}
            value={name}
            onChange={(event) => setName(event.target.value)}
            onKeyDown={(event) => event.key === 'Enter' && !create.isPending && void submit()}
          />
        )}
      </Field>
    </Dialog>
  )
}
