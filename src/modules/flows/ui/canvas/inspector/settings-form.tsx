'use client'

import { ChevronRight } from 'lucide-react'
import { Collapsible } from 'radix-ui'
import type { ComponentDefinition, FieldDefinition, Problem } from '@/engine'
import { fieldsOf } from '@/engine/fields-of'
import { t } from '@/lib/messages/t'
import { fieldValue, isFieldShown } from '../model/field-value'
import type { StoredNode } from '../model/stored-flow'
import { isVariableName, readConfig } from '../model/stored-node'
import { FieldRow } from './field-row'

interface SettingsFormProps {
  node: StoredNode
  definition: ComponentDefinition
  /** Names of the nodes whose wires end at a field, by field. */
  wiredFrom: ReadonlyMap<string, readonly string[]>
  variableNames: readonly string[]
  problems: readonly Problem[]
  readOnly: boolean
  onChange: (field: FieldDefinition, value: unknown, isVariable: boolean) => void
}

/** A component's settings as a form, made from its definition. */
export function SettingsForm(props: SettingsFormProps) {
  const { node, definition, wiredFrom, problems } = props
  const config = readConfig(node)
  const derived = definition.dynamic_fields?.(config) ?? []
  const shown = fieldsOf(definition, config).filter(
    (field) => isFieldShown(field, definition, config) || wiredFrom.has(field.name),
  )
  const main = shown.filter((field) => !field.advanced)
  const advanced = shown.filter((field) => field.advanced)

  const row = (field: FieldDefinition) => (
    <FieldRow
      key={`${node.id}:${field.name}`}
      field={field}
      value={fieldValue(field, config)}
      isVariable={[field.name, ...(field.aliases ?? [])].some((name) => isVariableName(node, name))}
      wiredFrom={wiredFrom.get(field.name) ?? []}
      variableNames={props.variableNames}
      promptVariables={field.type === 'prompt' ? derived.map(({ display_name }) => display_name) : []}
      problem={problems.find((problem) => problem.field === field.name)?.message}
      readOnly={props.readOnly}
      onChange={(value, isVariable) => props.onChange(field, value, isVariable)}
    />
  )

  if (shown.length === 0) return <p className="p-4 text-ink-3 text-sm">{t('inspector.no_settings')}</p>
  return (
    <div className="flex flex-col gap-4 p-4">
      {main.map(row)}
      {advanced.length > 0 && (
        <Collapsible.Root className="group/adv -mx-4 border-t">
          <Collapsible.Trigger className="flex h-9 w-full items-center gap-1.5 px-4 text-ink-2 text-xs hover:text-ink">
            <ChevronRight
              className="size-3.5 transition-transform duration-100 group-data-[state=open]/adv:rotate-90"
              aria-hidden
            />
            {t('inspector.advanced')}
            <span className="tabular text-ink-3">{advanced.length}</span>
          </Collapsible.Trigger>
          <Collapsible.Content className="flex flex-col gap-4 px-4 pb-4">{advanced.map(row)}</Collapsible.Content>
        </Collapsible.Root>
      )}
    </div>
  )
}
