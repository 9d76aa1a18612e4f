'use client'

import { KeyRound, Variable } from 'lucide-react'
import type { FieldDefinition } from '@/engine'
import { t } from '@/lib/messages/t'
import { Field } from '@/ui/field'
import { IconButton } from '@/ui/icon-button'
import { valueProblem } from './field-problem'
import { ValueControl } from './value-control'
import { VariableControl } from './variable-control'

interface FieldRowProps {
  field: FieldDefinition
  value: unknown
  /** The value is the name of a variable. */
  isVariable: boolean
  /** Names of the nodes whose wires end here. */
  wiredFrom: readonly string[]
  /** Stored variables that can be chosen. */
  variableNames: readonly string[]
  /** Names that a prompt's text calls into being. */
  promptVariables: readonly string[]
  /** What the flow's check says of this field. */
  problem: string | undefined
  readOnly: boolean
  onChange: (value: unknown, isVariable: boolean) => void
}

/** One field of the inspector: label, control, where its value comes from, what is wrong. */
export function FieldRow(props: FieldRowProps) {
  const { field, value, isVariable, wiredFrom, readOnly, onChange } = props
  const wired = wiredFrom.length > 0
  const problem = valueProblem(field, value, wired) ?? props.problem
  const disabled = readOnly || wired
  return (
    <Field
      label={field.display_name}
      help={field.info}
      error={problem}
      required={field.required ?? false}
      action={
        field.load_from_db &&
        !disabled && (
          <IconButton
            icon={field.type === 'secret' ? KeyRound : Variable}
            label={isVariable ? t('inspector.use_value') : t('inspector.use_variable')}
            size="sm"
            side="left"
            pressed={isVariable}
            onClick={() => onChange('', !isVariable)}
          />
        )
      }
    >
      {(control) =>
        wired ? (
          <p className="truncate rounded-md border border-dashed bg-sunken px-2.5 py-1.5 text-ink-2 text-xs">
            {t('inspector.wired', { name: wiredFrom.join(', ') })}
          </p>
        ) : isVariable ? (
          <VariableControl
            field={field}
            value={value}
            control={control}
            disabled={disabled}
            names={props.variableNames}
            onChange={(next) => onChange(next, true)}
          />
        ) : (
          <ValueControl
            field={field}
            value={value}
            control={control}
            disabled={disabled}
            variables={props.promptVariables}
            onChange={(next) => onChange(next, false)}
          />
        )
      }
    </Field>
  )
}
