'use client'

import { useState } from 'react'
import { api } from '@/client/console/api'
import { errorWords } from '@/client/console/error-text'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'
import { Select } from '@/ui/select'
import { Textarea } from '@/ui/textarea'
import { toastDone } from '@/ui/toast'
import type { TemplateRow } from './template-row'

type Who = 'personal' | 'tenant' | 'system'
interface Words {
  name: string
  note: string
  who: Who
}

/** Keeps the flow that is open as a template. */
export function SaveTemplateDialog({
  flow,
  onClose,
}: {
  flow: { id: string; name: string; description?: string | null }
  onClose: () => void
}) {
  const utils = api.useUtils()
  const user = api.identity.read_current_user.useQuery({}, { staleTime: 60_000 })
  const create = api.flows.create_flow_template.useMutation()
  return (
    <TemplateDialog
      title={t('templates.save_as')}
      description={t('templates.save_text')}
      words={{ name: flow.name, note: flow.description ?? '', who: 'tenant' }}
      choices={user.data?.is_superuser ? ['personal', 'tenant', 'system'] : ['personal', 'tenant']}
      changed
      onClose={onClose}
      onSave={async ({ name, note, who }) => {
        await create.mutateAsync({ flow_id: flow.id, name, note, scope: who })
        await utils.flows.browse_templates.invalidate()
        toastDone(t('templates.saved'))
      }}
    />
  )
}

/** Changes the words of a template and who sees it. */
export function EditTemplateDialog({ template, onClose }: { template: TemplateRow; onClose: () => void }) {
  const utils = api.useUtils()
  const update = api.flows.update_flow_template.useMutation()
  const { id, name, description, scope } = template
  const who = scope === 'personal' || scope === 'tenant' ? scope : undefined
  return (
    <TemplateDialog
      title={t('templates.edit')}
      words={{ name, note: description ?? '', who: who ?? 'tenant' }}
      choices={who ? ['personal', 'tenant'] : []}
      changed={false}
      onClose={onClose}
      onSave={async (words) => {
        await update.mutateAsync({
          template_id: id,
          name: words.name,
          description: words.note,
          ...(who && words.who !== who ? { is_self: words.who === 'personal' } : {}),
        })
        await utils.flows.browse_templates.invalidate()
        toastDone(t('templates.changed'))
      }}
    />
  )
}

interface TemplateDialogProps {
  title: string
  description?: string
  words: Words
  /** Who may be chosen to see it; none when that stays as it is. */
  choices: readonly Who[]
  /** It may be saved as it stands. */
  changed: boolean
  onClose: () => void
  onSave: (words: Words) => Promise<void>
}

function TemplateDialog({ title, description, words, choices, changed, onClose, onSave }: TemplateDialogProps) {
  const [typed, setTyped] = useState(words)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const differs = typed.name !== words.name || typed.note !== words.note || typed.who !== words.who
  const ready = typed.name.trim() !== '' && (changed || differs)

  async function save() {
    if (!ready || busy) return
    setBusy(true)
    setProblem(undefined)
    try {
      await onSave({ ...typed, name: typed.name.trim() })
      onClose()
    } catch (error) {
      setProblem(errorWords(error))
      setBusy(false)
    }
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={title}
      {...(description ? { description } : {})}
      size="sm"
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button variant="primary" disabled={!ready} busy={busy} onClick={() => void save()}>
            {t('templates.save')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Field label={t('templates.name')} required>
          {(control) => (
            <Input
              {...control}
              autoFocus
              maxLength={200}
              value={typed.name}
              onChange={(event) => setTyped({ ...typed, name: event.target.value })}
              onKeyDown={(event) => event.key === 'Enter' && void save()}
            />
          )}
        </Field>
        <Field label={t('templates.note')}>
          {(control) => (
            <Textarea
              {...control}
              rows={3}
              maxLength={10_000}
              value={typed.note}
              onChange={(event) => setTyped({ ...typed, note: event.target.value })}
            />
          )}
        </Field>
        {choices.length > 0 && (
          <Field label={t('templates.who')}>
            {(control) => (
              <Select
                {...control}
                value={typed.who}
                options={choices.map((who) => ({ value: who, label: t(`templates.who_${who}`) }))}
                onValueChange={(next) => {
                  const who = choices.find((choice) => choice === next)
                  if (who) setTyped({ ...typed, who })
                }}
              />
            )}
          </Field>
        )}
        {problem && (
          <p role="alert" className="break-words text-bad text-sm">
            {problem}
          </p>
        )}
      </div>
    </Dialog>
  )
}
