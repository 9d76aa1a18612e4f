'use client'

import { useState } from 'react'
import { t } from '@/lib/messages/t'
import { BusinessSelect } from '@/modules/tenancy/ui/businesses/business-select'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Field } from '@/ui/field'
import type { ProjectRow } from './use-project-actions'

interface PlaceProjectDialogProps {
  project: ProjectRow
  /** Businesses that the reader may put projects into, and whether into none. */
  places: readonly number[]
  mayLeave: boolean
  busy: boolean
  onClose: () => void
  onPlace: (business_id: number) => void
}

/** Says which line of business a project belongs to. */
export function PlaceProjectDialog({ project, places, mayLeave, busy, onClose, onPlace }: PlaceProjectDialogProps) {
  const [chosen, setChosen] = useState(project.business_id)
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="sm"
      title={t('projects.place_title', { name: project.name })}
      description={t('projects.place_text')}
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button
            variant="primary"
            disabled={chosen === project.business_id}
            busy={busy}
            onClick={() => onPlace(chosen)}
          >
            {t('action.save')}
          </Button>
        </>
      }
    >
      <Field label={t('share.business_label')}>
        {(control) => (
          <BusinessSelect
            {...control}
            value={chosen}
            onValueChange={setChosen}
            only={places}
            optional={mayLeave || project.business_id === 0}
          />
        )}
      </Field>
    </Dialog>
  )
}
