'use client'

import { t } from '@/lib/messages/t'
import { Field } from '@/ui/field'
import { SegmentedControl } from '@/ui/segmented-control'
import type { SearchMode } from '../../contract/knowledge.schema'
import type { BaseRow } from '../knowledge-rows'

interface ModeControlProps {
  base: Pick<BaseRow, 'embedding'>
  value: SearchMode
  onValueChange: (mode: SearchMode) => void
}

/** By meaning, by words, or both; without an embedding model there are only words. */
export function ModeControl({ base, value, onValueChange }: ModeControlProps) {
  const modes: SearchMode[] = base.embedding ? ['vector', 'full_text', 'hybrid'] : ['full_text']
  return (
    <Field label={t('retrieval.mode')}>
      {() => (
        <SegmentedControl
          label={t('retrieval.mode')}
          className="self-start"
          value={value}
          onValueChange={onValueChange}
          options={modes.map((mode) => ({ value: mode, label: t(`retrieval.mode_${mode}`) }))}
        />
      )}
    </Field>
  )
}
