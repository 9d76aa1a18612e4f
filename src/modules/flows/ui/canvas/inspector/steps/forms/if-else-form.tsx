'use client'

import { t } from '@/lib/messages/t'
import { Field } from '@/ui/field'
import { asText, type StoredRecord } from '../../../model/record'
import { ConditionList } from '../parts/condition-list'
import { recordsOf } from '../parts/records'
import { Rows } from '../parts/rows'
import type { StepFormProps } from '../step-form'

/** Branches in order, each with its conditions; whatever fits none goes along "Else". */
export function IfElseForm({ settings, set, dropWires, sources, disabled }: StepFormProps) {
  return (
    <Field label={t('if_else.cases')} help={t('if_else.help')}>
      {() => (
        <Rows
          boxed
          sortable
          items={casesOf(settings)}
          onChange={(cases) => set('cases', cases)}
          make={() => {
            const id = crypto.randomUUID()
            return { id, case_id: id, logical_operator: 'and', conditions: [] }
          }}
          addLabel={t('if_else.add')}
          nameOf={(_, index) => caseName(index)}
          onRemove={(item) => dropWires(asText(item.case_id) ?? asText(item.id) ?? '')}
          least={1}
          disabled={disabled}
        >
          {(item, change, index) => (
            <>
              <p className="font-semibold text-xs">{caseName(index)}</p>
              <ConditionList
                conditions={item.conditions}
                onConditions={(conditions) => change({ ...item, conditions })}
                operator={item.logical_operator}
                onOperator={(logical_operator) => change({ ...item, logical_operator })}
                sources={sources}
                disabled={disabled}
              />
            </>
          )}
        </Rows>
      )}
    </Field>
  )
}

const caseName = (index: number): string => (index === 0 ? t('if_else.if') : t('if_else.else_if', { index }))

/** Older flows have one branch, whose conditions stand in the node itself. */
function casesOf(settings: StoredRecord): StoredRecord[] {
  const cases = recordsOf(settings.cases)
  if (cases.length > 0) return cases
  const { conditions = [], logical_operator = 'and' } = settings
  return [{ id: 'true', case_id: 'true', logical_operator, conditions }]
}
