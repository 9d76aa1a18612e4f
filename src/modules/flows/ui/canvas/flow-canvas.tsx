'use client'

import { ReactFlowProvider } from '@xyflow/react'
import type { ComponentDefinition, Problem } from '@/engine'
import type { PinnedNode, PinnedOutputs } from './model/pinned'
import type { StoredRecord } from './model/record'
import type { RunState } from './model/run-state'
import type { DockTab } from './view/dock'
import { Workbench } from './view/workbench'

export interface FlowCanvasProps {
  /** The stored `data` of the flow. Data from elsewhere (not what `onChange` gave) is opened with an empty history. */
  document: unknown
  definitions: readonly ComponentDefinition[]
  problems: readonly Problem[]
  runState: RunState
  /** Names of stored variables that fields may use. */
  variableNames?: readonly string[]
  readOnly?: boolean
  /** The data to store, after each edit; what the file carried beyond nodes and edges is in it. */
  onChange: (data: StoredRecord) => void
  /** Runs the flow up to a node; without it nodes have no run button. */
  onRunNode?: (nodeId: string) => void
  /** A node that is brought into view and opened at first. */
  showNode?: string | undefined
  /** Outputs that stand in for those of nodes when a node is run; without `onPinChange` none can be pinned. */
  pinned?: PinnedOutputs
  onPinChange?: (nodeId: string, outputs: PinnedNode | undefined) => void
  /** Tabs beside the node's own in the dock at the right. */
  dockTabs?: readonly DockTab[]
  /** The open tab: `node` or one of `dockTabs`; undefined is closed. */
  dock?: string | undefined
  onDockChange?: (dock: string | undefined) => void
}

/** The canvas with all that belongs to it: components at the left, settings at the right. */
export function FlowCanvas(props: FlowCanvasProps) {
  return (
    <ReactFlowProvider>
      <Workbench {...props} />
    </ReactFlowProvider>
  )
}
