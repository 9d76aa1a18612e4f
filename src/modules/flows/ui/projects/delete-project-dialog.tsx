'use client'

import { useState } from 'react'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'
import { SegmentedControl } from '@/ui/segmented-control'
import type { ProjectRow } from './use-project-actions'

interface DeleteProjectDialogProps {
  project: ProjectRow
  busy: boolean
  onClose: () => void
  onDelete: (keepFlows: boolean) => void
}

/** Says what a project holds and asks what is to become of it. */
export function DeleteProjectDialog({ project, busy, onClose, onDelete }: DeleteProjectDialogProps) {
  const [flows, setFlows] = useState<'keep' | 'delete'>('keep')
  const [typed, setTyped] = useState('')
  const { flow_count, trash_count } = project
  const empty = flow_count + trash_count === 0
  const gone = !empty && flows === 'delete'
  const ready = !gone || typed.trim() === project.name.trim()
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="sm"
      title={t('projects.delete_title', { name: project.name })}
      description={
        empty
          ? t('projects.delete_empty')
          : t('projects.delete_holds', { count: flow_count.toLocaleString(), trash: trash_count.toLocaleString() })
      }
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button variant="danger" disabled={!ready} busy={busy} onClick={() => onDelete(!empty && flows === 'keep')}>
            {gone ? t('projects.delete_all') : t('projects.delete')}
          </Button>
        </>
      }
    >
      {!empty && (
        <div className="flex flex-col gap-3">
          <SegmentedControl
            label={t('projects.its_flows')}
            value={flows}
            onValueChange={setFlows}
            options={[
              { value: 'keep', label: t('projects.keep_flows') },
              { value: 'delete', label: t('projects.delete_flows') },
            ]}
            className="w-fit"
          />
          <p className="text-ink-2 text-sm">{gone ? t('projects.delete_flows_text') : t('projects.keep_flows_text')}</p>
          {gone && (
            <Field label={t('confirm.type_name', { name: project.name })}>
              {(control) => (
                <Input
                  {...control}
                  autoComplete="off"
                  value={typed}
                  onChange={(event) => setTyped(event.target.value)}
                />
              )}
            </Field>
          )}
        </div>
      )}
    </Dialog>
  )
}
