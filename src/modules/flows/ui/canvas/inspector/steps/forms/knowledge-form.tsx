'use client'

import { api } from '@/client/console/api'
import { t } from '@/lib/messages/t'
import { Combobox } from '@/ui/combobox'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'
import { asTexts } from '../../../model/record'
import { recordOf, textOf } from '../parts/records'
import { Rows } from '../parts/rows'
import { ValuePicker } from '../parts/value-picker'
import type { StepFormProps } from '../step-form'

const MAX_HITS = 100

/** The question, where its answer is looked for, and how much of it comes back. */
export function KnowledgeForm({ settings, set, sources, disabled }: StepFormProps) {
  const bases = api.knowledge.list_knowledge_bases.useQuery({}, { retry: false })
  const known = bases.data?.items ?? []
  const retrieval = recordOf(settings.multiple_retrieval_config)
  const change = (more: Record<string, unknown>) => {
    set('multiple_retrieval_config', { ...retrieval, ...more })
    if (settings.retrieval_mode !== 'multiple') set('retrieval_mode', 'multiple')
  }
  return (
    <>
      <Field label={t('knowledge.question')} required>
        {(control) => (
          <ValuePicker
            {...control}
            value={settings.query_variable_selector}
            sources={sources}
            disabled={disabled}
            onChange={(selector) => set('query_variable_selector', selector)}
          />
        )}
      </Field>
      <Field label={t('knowledge.bases')} help={t('knowledge.bases_help')} required>
        {() => (
          <Rows
            items={asTexts(settings.dataset_ids)}
            onChange={(ids) => set('dataset_ids', ids)}
            make={() => ''}
            addLabel={t('knowledge.add')}
            nameOf={(id, index) => id || String(index + 1)}
            disabled={disabled}
          >
            {(id, update, index) => (
              <Combobox
                allowOther
                aria-label={t('knowledge.one', { index: index + 1 })}
                value={id}
                disabled={disabled}
                placeholder={t('knowledge.choose')}
                options={known.map((base) => ({ value: base.id, label: base.name }))}
                onValueChange={update}
              />
            )}
          </Rows>
        )}
      </Field>
      <div className="grid grid-cols-2 gap-2">
        <Field label={t('knowledge.top_k')}>
          {(control) => (
            <Input
              {...control}
              inputMode="numeric"
              value={textOf(retrieval.top_k ?? 4)}
              disabled={disabled}
              onChange={(event) => {
                const top_k = Number(event.target.value)
                if (Number.isInteger(top_k) && top_k >= 1 && top_k <= MAX_HITS) change({ top_k })
              }}
              className="tabular"
            />
          )}
        </Field>
        <Field label={t('knowledge.threshold')} help={t('knowledge.threshold_help')}>
          {(control) => (
            <Input
              {...control}
              inputMode="decimal"
              value={textOf(retrieval.score_threshold)}
              disabled={disabled}
              onChange={(event) => {
                const typed = event.target.value.trim()
                const score = Number(typed)
                if (typed === '') change({ score_threshold: null, score_threshold_enabled: false })
                else if (score >= 0 && score <= 1) change({ score_threshold: score, score_threshold_enabled: true })
              }}
              className="tabular"
            />
          )}
        </Field>
      </div>
    </>
  )
}
