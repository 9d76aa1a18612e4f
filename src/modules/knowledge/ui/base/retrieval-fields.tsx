'use client'

import { t } from '@/lib/messages/t'
import { Field } from '@/ui/field'
import { SegmentedControl } from '@/ui/segmented-control'
import { Slider } from '@/ui/slider'
import type { Retrieval } from '../../contract/knowledge.schema'
import type { BaseRow } from '../knowledge-rows'
import { ModeControl } from './mode-control'

interface RetrievalFieldsProps {
  base: Pick<BaseRow, 'embedding'>
  retrieval: Retrieval
  onChange: (retrieval: Retrieval) => void
}

/** How flows search a base unless they say otherwise. */
export function RetrievalFields({ base, retrieval, onChange }: RetrievalFieldsProps) {
  const set = (part: Partial<Retrieval>) => onChange({ ...retrieval, ...part })
  const slider = (key: 'top_k' | 'score_threshold' | 'vector_weight', label: string, max: number, step: number) => (
    <Field label={label}>
      {(control) => (
        <Slider
          {...control}
          label={label}
          min={key === 'top_k' ? 1 : 0}
          max={max}
          step={step}
          value={retrieval[key]}
          onValueChange={(value) => set({ [key]: value })}
        />
      )}
    </Field>
  )
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <div className="sm:col-span-2">
        <ModeControl base={base} value={retrieval.mode} onValueChange={(mode) => set({ mode })} />
      </div>
      {slider('top_k', t('retrieval.top_k'), 50, 1)}
      {slider('score_threshold', t('retrieval.threshold'), 1, 0.05)}
      {retrieval.mode === 'hybrid' && (
        <>
          <Field label={t('base_settings.fusion')}>
            {() => (
              <SegmentedControl
                label={t('base_settings.fusion')}
                className="self-start"
                value={retrieval.fusion}
                onValueChange={(fusion) => set({ fusion })}
                options={[
                  { value: 'weighted', label: t('base_settings.fusion_weighted') },
                  { value: 'reciprocal_rank', label: t('base_settings.fusion_reciprocal_rank') },
                ]}
              />
            )}
          </Field>
          {slider('vector_weight', t('base_settings.weight'), 1, 0.05)}
        </>
      )}
    </div>
  )
}
