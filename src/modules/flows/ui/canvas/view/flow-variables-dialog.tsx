'use client'

import { Variable } from 'lucide-react'
import { useState } from 'react'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'
import { Select } from '@/ui/select'
import { Rows } from '../inspector/steps/parts/rows'
import { type FlowVariableRow, flowVariables, setFlowVariables, type VariableScope } from '../model/dify/flow-variables'
import { typedText, variableText } from '../model/dify/typed-text'
import type { CanvasEditor } from './use-canvas-document'

const types: Record<VariableScope, readonly string[]> = {
  environment: ['string', 'number', 'secret'],
  conversation: [
    ...['string', 'number', 'boolean', 'object'],
    ...['array[string]', 'array[number]', 'array[boolean]', 'array[object]'],
  ],
}

/** The button that opens the variables of the whole flow, and their editor. */
export function FlowVariablesDialog({ editor, readOnly }: { editor: CanvasEditor; readOnly: boolean }) {
  const [open, setOpen] = useState(false)
  const { flow } = editor.document
  const count = flowVariables(flow, 'environment').length + flowVariables(flow, 'conversation').length
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        className="flex h-8 items-center gap-1.5 rounded-lg border bg-surface px-2.5 text-ink-2 text-xs hover:text-ink"
      >
        <Variable className="size-4" aria-hidden />
        <span className="max-md:sr-only">{t('variables_of_flow.button')}</span>
        {count > 0 && <span className="tabular text-ink-3">{count}</span>}
      </button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t('variables_of_flow.title')}
        description={t('variables_of_flow.text')}
        size="lg"
        footer={
          <Button variant="primary" onClick={() => setOpen(false)}>
            {t('action.done')}
          </Button>
        }
      >
        <div className="flex flex-col gap-6">
          <Scope scope="conversation" editor={editor} disabled={readOnly} />
          <Scope scope="environment" editor={editor} disabled={readOnly} />
        </div>
      </Dialog>
    </>
  )
}

interface ScopeProps {
  scope: VariableScope
  editor: CanvasEditor
  disabled: boolean
}

function Scope({ scope, editor, disabled }: ScopeProps) {
  const rows = flowVariables(editor.document.flow, scope)
  return (
    <Field label={t(`variables_of_flow.${scope}`)} help={t(`variables_of_flow.${scope}_help`)}>
      {() => (
        <Rows
          items={rows}
          onChange={(next) => editor.edit((now) => setFlowVariables(now, scope, next), `variables:${scope}`)}
          make={() => ({ name: freeName(rows), value_type: 'string', value: '', description: '', stored: undefined })}
          addLabel={t('steps.add_variable')}
          nameOf={(row, index) => row.name || String(index + 1)}
          disabled={disabled}
        >
          {(row, change) => <VariableRow row={row} change={change} types={types[scope]} disabled={disabled} />}
        </Rows>
      )}
    </Field>
  )
}

interface VariableRowProps {
  row: FlowVariableRow
  change: (row: FlowVariableRow) => void
  types: readonly string[]
  disabled: boolean
}

function VariableRow({ row, change, types: known, disabled }: VariableRowProps) {
  /** What is being typed, as long as it is no value of its type yet. */
  const [typed, setTyped] = useState<string | undefined>(undefined)
  const secret = row.value_type === 'secret'
  const stored = secret && typeof row.value === 'string' && row.value.startsWith('sealed:')
  const wrong = typed !== undefined && typedText(typed, row.value_type) === undefined
  return (
    <div className="flex flex-wrap gap-1.5">
      <Input
        aria-label={t('steps.name')}
        value={row.name}
        disabled={disabled}
        onChange={(event) => change({ ...row, name: event.target.value.replaceAll(/\W/g, '_') })}
        className="w-40 shrink-0 font-mono text-xs"
      />
      <Select
        aria-label={t('variables_of_flow.type', { name: row.name })}
        className="w-36 shrink-0"
        value={row.value_type}
        disabled={disabled}
        onValueChange={(value_type) =>
          change({ ...row, value_type, value: typedText(variableText(row.value), value_type) ?? emptyOf(value_type) })
        }
        options={(known.includes(row.value_type) ? known : [row.value_type, ...known]).map((value) => ({
          value,
          label: value,
        }))}
      />
      <Input
        aria-label={t('variables_of_flow.value', { name: row.name })}
        aria-invalid={wrong || undefined}
        type={secret ? 'password' : 'text'}
        autoComplete="off"
        placeholder={stored ? t('variables_of_flow.stored') : undefined}
        value={typed ?? (stored ? '' : variableText(row.value))}
        disabled={disabled}
        onChange={(event) => {
          const text = event.target.value
          setTyped(text)
          const value = typedText(text, row.value_type)
          if (value !== undefined) change({ ...row, value })
        }}
        onBlur={() => !wrong && setTyped(undefined)}
        className="min-w-40 flex-1"
      />
      <Input
        aria-label={t('variables_of_flow.description')}
        placeholder={t('variables_of_flow.description')}
        value={row.description}
        disabled={disabled}
        onChange={(event) => change({ ...row, description: event.target.value })}
        className="min-w-40 flex-1"
      />
    </div>
  )
}

function emptyOf(type: string): unknown {
  if (type.startsWith('array')) return []
  if (type === 'number') return 0
  if (type === 'boolean') return false
  return type === 'object' ? {} : ''
}

function freeName(rows: readonly FlowVariableRow[]): string {
  let number = rows.length + 1
  while (rows.some(({ name }) => name === `variable_${number}`)) number += 1
  return `variable_${number}`
}
