'use client'

import { MousePointerClick, SquareStack } from 'lucide-react'
import type { FieldDefinition, Problem } from '@/engine'
import { t } from '@/lib/messages/t'
import { EmptyState } from '@/ui/empty-state'
import { Tabs } from '@/ui/tabs'
import type { NodeView } from '../model/node-view'
import type { NodeRun } from '../model/run-state'
import type { StoredNode } from '../model/stored-flow'
import { NodeHeader } from './node-header'
import { NoteInspector } from './note-inspector'
import { OutputView } from './output-view'
import type { PinControl } from './pinned-view'
import { SettingsForm } from './settings-form'
import type { StepFormProps } from './steps/step-form'
import { StepSettings } from './steps/step-settings'
import { UnknownSettings } from './unknown-settings'

export interface InspectorProps {
  /** How many nodes are selected; with exactly one, it is `node`. */
  selected: number
  node: StoredNode | undefined
  view: NodeView | undefined
  wiredFrom: ReadonlyMap<string, readonly string[]>
  run: NodeRun | undefined
  /** Present where outputs can be pinned. */
  pin: PinControl | undefined
  problems: readonly Problem[]
  variableNames: readonly string[]
  readOnly: boolean
  onRename: (name: string) => void
  onFieldChange: (field: FieldDefinition, value: unknown, isVariable: boolean) => void
  onNoteTextChange: (text: string) => void
  onNoteColorChange: (color: string) => void
  /** Present for a step, which is ordered by control wires. */
  step: Omit<StepFormProps, 'definition' | 'disabled'> | undefined
}

/** Settings and last output of the selected node. */
export function Inspector(props: InspectorProps) {
  const { selected, node, view, readOnly } = props
  if (selected > 1) {
    return (
      <EmptyState
        icon={SquareStack}
        title={t('inspector.many', { count: selected })}
        description={t('inspector.many_hint')}
      />
    )
  }
  if (!node || !view) {
    return (
      <EmptyState icon={MousePointerClick} title={t('inspector.nothing')} description={t('inspector.nothing_hint')} />
    )
  }
  if (view.kind === 'note') {
    return (
      <NoteInspector
        key={view.id}
        view={view}
        readOnly={readOnly}
        onTextChange={props.onNoteTextChange}
        onColorChange={props.onNoteColorChange}
      />
    )
  }
  const { step } = props
  const settings = !view.definition ? (
    <UnknownSettings node={node} />
  ) : step ? (
    <StepSettings {...step} id={view.id} definition={view.definition} problems={props.problems} disabled={readOnly} />
  ) : (
    <SettingsForm
      node={node}
      definition={view.definition}
      wiredFrom={props.wiredFrom}
      variableNames={props.variableNames}
      problems={props.problems}
      readOnly={readOnly}
      onChange={props.onFieldChange}
    />
  )
  return (
    <div key={view.id} className="flex h-full min-h-0 flex-col">
      <NodeHeader view={view} readOnly={readOnly} onRename={props.onRename} />
      <Tabs
        label={t('inspector.title')}
        className="flex-1"
        contentClassName="overflow-y-auto"
        items={[
          { value: 'settings', label: t('inspector.settings'), content: settings },
          { value: 'output', label: t('inspector.output'), content: <OutputView run={props.run} pin={props.pin} /> },
        ]}
      />
    </div>
  )
}
