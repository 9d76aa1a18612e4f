'use client'

import { useState } from 'react'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { Combobox } from '@/ui/combobox'
import { Dialog } from '@/ui/dialog'
import { Field } from '@/ui/field'
import type { ProjectRow } from './use-project-actions'

interface MoveDialogProps {
  /** How many flows are to be moved. */
  count: number
  /** Where they all are now, if they are in one project. */
  from: string | null
  projects: readonly ProjectRow[]
  busy: boolean
  onClose: () => void
  onMove: (project: ProjectRow) => void
}

/** Chooses the project that flows go to. */
export function MoveDialog({ count, from, projects, busy, onClose, onMove }: MoveDialogProps) {
  const [chosen, setChosen] = useState('')
  const project = projects.find((one) => one.id === chosen)
  const others = projects.filter((one) => one.id !== from)
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="sm"
      title={count === 1 ? t('projects.move_one') : t('projects.move_many', { count })}
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button variant="primary" disabled={!project} busy={busy} onClick={() => project && onMove(project)}>
            {t('projects.move')}
          </Button>
        </>
      }
    >
      <Field label={t('projects.to')} {...(others.length === 0 ? { help: t('projects.no_other') } : {})}>
        {(control) => (
          <Combobox
            {...control}
            value={chosen}
            onValueChange={setChosen}
            options={others.map(({ id, name, creator_name }) => ({
              value: id,
              label: name,
              ...(creator_name ? { hint: creator_name } : {}),
            }))}
          />
        )}
      </Field>
    </Dialog>
  )
}
