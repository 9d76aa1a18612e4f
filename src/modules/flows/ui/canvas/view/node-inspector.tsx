'use client'

import { useMemo } from 'react'
import type { FieldDefinition, Problem } from '@/engine'
import { Inspector } from '../inspector/inspector'
import type { DefinitionIndex } from '../model/definition-index'
import { isTalkedTo } from '../model/dify/as-dify'
import { dropWiresFrom, setSetting } from '../model/dify/set-setting'
import { valueSources } from '../model/dify/value-sources'
import { edgePorts } from '../model/edge-ports'
import { renameNode, setNoteColor, setNoteText } from '../model/edits'
import type { NodeView } from '../model/node-view'
import { type PinnedNode, type PinnedOutputs, pinnable } from '../model/pinned'
import type { RunState } from '../model/run-state'
import { setField } from '../model/set-field'
import { readConfig } from '../model/stored-node'
import type { CanvasEditor } from './use-canvas-document'
import type { CanvasElements } from './use-canvas-elements'

interface NodeInspectorProps {
  editor: CanvasEditor
  definitions: DefinitionIndex
  elements: CanvasElements
  runState: RunState
  problems: ReadonlyMap<string, readonly Problem[]>
  variableNames: readonly string[]
  readOnly: boolean
  pinned: PinnedOutputs
  onPinChange: ((id: string, outputs: PinnedNode | undefined) => void) | undefined
  onRunNode: ((id: string) => void) | undefined
}

/** The inspector over the document: every change of a field is an edit. */
export function NodeInspector(props: NodeInspectorProps) {
  const { editor, definitions, elements, runState, problems, variableNames, readOnly } = props
  const { nodes: selected } = elements.selection
  const [first] = selected
  const id = selected.size === 1 ? first : undefined
  const { flow } = editor.document
  const node = id === undefined ? undefined : flow.nodes.find((candidate) => candidate.id === id)
  const view = id === undefined ? undefined : elements.cache.view(id)

  const step = useMemo(() => {
    if (node === undefined || view?.kind !== 'component' || view.family !== 'flow') return undefined
    const { before, inside } = valueSources(flow, node.id, definitions)
    return { settings: readConfig(node), sources: before, inside, chat: isTalkedTo(flow) }
  }, [node, view, flow, definitions])

  function onFieldChange(field: FieldDefinition, value: unknown, isVariable: boolean) {
    if (node === undefined || view?.kind !== 'component') return
    const { definition } = view
    if (!definition) return
    editor.edit(
      (now) => setField(now, node.id, definition, field, { value, isVariable }),
      `field:${node.id}:${field.name}`,
    )
  }

  return (
    <Inspector
      selected={selected.size}
      node={node}
      view={view}
      wiredFrom={wiredFrom(flow.edges, view, (source) => title(elements.cache.view(source)) ?? source)}
      run={id === undefined ? undefined : runState[id]}
      pin={
        view?.kind === 'component' && props.onPinChange && !readOnly
          ? {
              outputs: props.pinned[view.id],
              offered: pinnable(view, runState[view.id]?.outputs),
              onChange: (outputs) => props.onPinChange?.(view.id, outputs),
              onRun: props.onRunNode && (() => props.onRunNode?.(view.id)),
            }
          : undefined
      }
      problems={(id !== undefined && problems.get(id)) || []}
      variableNames={variableNames}
      readOnly={readOnly}
      onRename={(name) => node && editor.edit((now) => renameNode(now, node.id, name))}
      onFieldChange={onFieldChange}
      onNoteTextChange={(text) => node && editor.edit((now) => setNoteText(now, node.id, text), `note:${node.id}`)}
      step={
        step &&
        node && {
          ...step,
          set: (name, value) => editor.edit((now) => setSetting(now, node.id, name, value), `field:${node.id}:${name}`),
          dropWires: (port) => editor.edit((now) => dropWiresFrom(now, node.id, port), `wires:${node.id}`),
        }
      }
      onNoteColorChange={(color) => node && editor.edit((now) => setNoteColor(now, node.id, color))}
    />
  )
}

function title(view: NodeView | undefined): string | undefined {
  return view?.kind === 'component' ? view.title : undefined
}

/** The names of the nodes whose wires end at this node, by field. */
function wiredFrom(
  edges: readonly Parameters<typeof edgePorts>[0][],
  view: NodeView | undefined,
  nameOf: (node: string) => string,
): Map<string, string[]> {
  const sources = new Map<string, string[]>()
  if (view?.kind !== 'component') return sources
  for (const edge of edges) {
    if (edge.target !== view.id) continue
    const { target_port } = edgePorts(edge)
    const field = view.definition?.fields.find(({ aliases }) => aliases?.includes(target_port))?.name ?? target_port
    sources.set(field, [...(sources.get(field) ?? []), nameOf(edge.source)])
  }
  return sources
}
