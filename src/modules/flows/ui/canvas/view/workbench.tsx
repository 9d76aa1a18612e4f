'use client'

import { Panel, useReactFlow } from '@xyflow/react'
import { PanelLeftOpen } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { t } from '@/lib/messages/t'
import { ContextMenu } from '@/ui/context-menu'
import { IconButton } from '@/ui/icon-button'
import { SidePanels } from '@/ui/panels'
import { useShortcuts } from '@/ui/shortcuts/use-shortcuts'
import { useRemembered } from '@/ui/use-remembered'
import type { FlowCanvasProps } from '../flow-canvas'
import { indexDefinitions } from '../model/definition-index'
import { isDifyFlow } from '../model/dify/as-dify'
import { resizeNode, setNoteText } from '../model/edits'
import type { PinnedOutputs } from '../model/pinned'
import { fittingDefinitions } from '../model/search-definitions'
import type { Point } from '../model/stored-node'
import { canvasKeys } from './canvas-keys'
import { CanvasStage, type MenuTarget } from './canvas-stage'
import { type CanvasActions, CanvasProvider, createCanvasStore } from './canvas-store'
import { ComponentList } from './component-list'
import { Dock } from './dock'
import { FlowVariablesDialog } from './flow-variables-dialog'
import { menuFor } from './menu-for'
import { NodeInspector } from './node-inspector'
import { PortPicker } from './port-picker'
import { problemsByNode } from './problems-by-node'
import { ProblemsPanel } from './problems-panel'
import { useCanvasCommands } from './use-canvas-commands'
import { useCanvasDocument } from './use-canvas-document'
import { useCanvasElements } from './use-canvas-elements'
import { useClipboard } from './use-clipboard'
import { usePulling } from './use-pulling'
import { ZoomBar } from './zoom-bar'

const NODE_TAB = 'node'
const NOTHING_PINNED: PinnedOutputs = {}

export function Workbench(props: FlowCanvasProps) {
  const { definitions, problems, runState, readOnly = false, onRunNode, dockTabs = [], pinned = NOTHING_PINNED } = props
  const stage = useRef<HTMLDivElement>(null)
  const search = useRef<HTMLInputElement>(null)
  const place = useRef<Point | undefined>(undefined)
  const [listShown, showList] = useRemembered('canvas.components', true)
  const [minimap, showMinimap] = useRemembered('canvas.minimap', false)
  const [menuTarget, setMenuTarget] = useState<MenuTarget | undefined>(undefined)
  const [ownDock, setOwnDock] = useState<string | undefined>(undefined)
  const dock = props.onDockChange ? props.dock : ownDock
  const setDock = props.onDockChange ?? setOwnDock

  const index = useMemo(() => indexDefinitions(definitions), [definitions])
  const offered = useMemo(
    () => definitions.filter((definition) => !definition.hidden && definition.entry !== 'turn'),
    [definitions],
  )
  const editor = useCanvasDocument(props.document, props.onChange)
  const elements = useCanvasElements(editor, index)
  const commands = useCanvasCommands(editor, elements, index('note'), () => stage.current?.getBoundingClientRect())
  const { flowToScreenPosition } = useReactFlow()

  const actions: CanvasActions = {
    runNode: onRunNode,
    setNoteText: (id, text) => editor.edit((flow) => setNoteText(flow, id, text)),
    resizeNode: (id, size, position) => editor.edit((flow) => resizeNode(flow, id, size, position)),
  }
  const [store] = useState(() => createCanvasStore(actions))
  store.actions.current = actions
  const nodeProblems = useMemo(() => problemsByNode(problems), [problems])
  useEffect(
    () => store.set({ runs: runState, problems: nodeProblems, readOnly, pinned }),
    [store, runState, nodeProblems, readOnly, pinned],
  )

  const pulling = usePulling(store, commands, elements.nodes, editor.document.flow.edges)
  useClipboard(commands, readOnly)

  function searchComponents() {
    showList(true)
    // The list may have to appear first.
    requestAnimationFrame(() => search.current?.focus())
  }

  function connectNode(id: string | undefined) {
    const node = elements.nodes.find((candidate) => candidate.id === id)
    if (node?.data.view.kind !== 'component') return
    const { x, y } = commands.absolute(node.id)
    const right = x + (node.width ?? 0)
    pulling.openPicker(node.data.view, flowToScreenPosition({ x: right, y: y + 60 }), { x: right + 96, y })
  }

  const [only] = elements.selection.nodes.size === 1 ? elements.selection.nodes : []
  useShortcuts(
    canvasKeys({
      readOnly,
      search: searchComponents,
      connect: () => connectNode(only),
      fit: commands.fit,
      tidy: () => void commands.tidyUp(),
      note: () => commands.addNote(),
      run: onRunNode && (() => only !== undefined && onRunNode(only)),
      remove: () => commands.remove(),
      duplicate: () => commands.duplicate(),
      selectAll: commands.selectAll,
      deselect: () => elements.select([]),
      undo: editor.undo,
      redo: editor.redo,
    }),
  )

  const menu = menuFor(menuTarget, {
    commands,
    readOnly,
    runNode: onRunNode,
    openNode: () => setDock(NODE_TAB),
    connectNode,
    search: searchComponents,
    remember: (next) => {
      place.current = next
    },
  })
  const { picker } = pulling
  const tabs = [
    {
      id: NODE_TAB,
      label: t('inspector.title'),
      content: (
        <NodeInspector
          editor={editor}
          definitions={index}
          elements={elements}
          runState={runState}
          problems={nodeProblems}
          variableNames={props.variableNames ?? []}
          pinned={pinned}
          onPinChange={props.onPinChange}
          onRunNode={onRunNode}
          readOnly={readOnly}
        />
      ),
    },
    ...dockTabs,
  ]

  return (
    <CanvasProvider value={store}>
      <div className="flex h-full min-h-0 select-none">
        {listShown && !readOnly && (
          <div className="w-[228px] shrink-0 border-r max-md:hidden">
            <ComponentList
              definitions={offered}
              stepsFirst={isDifyFlow(editor.document.flow)}
              searchRef={search}
              onAdd={(definition) => {
                commands.addComponent(definition, place.current)
                place.current = undefined
                setDock(NODE_TAB)
              }}
              onHide={() => showList(false)}
            />
          </div>
        )}
        <div className="min-w-0 flex-1">
          <SidePanels
            id="canvas"
            side={dock !== undefined && <Dock tabs={tabs} active={dock} onActiveChange={setDock} />}
          >
            <ContextMenu items={menu}>
              <div ref={stage} className="relative h-full">
                <CanvasStage
                  store={store}
                  editor={editor}
                  elements={elements}
                  pulling={pulling}
                  readOnly={readOnly}
                  minimap={minimap}
                  findDefinition={index}
                  onDropComponent={(definition, at) => {
                    commands.addComponent(definition, at)
                    setDock(NODE_TAB)
                  }}
                  onNodeClick={() => setDock(NODE_TAB)}
                  onMenu={setMenuTarget}
                  onReady={() => {
                    if (props.showNode === undefined || !elements.cache.view(props.showNode)) return
                    commands.reveal(props.showNode)
                    setDock(NODE_TAB)
                  }}
                >
                  {!listShown && !readOnly && (
                    <Panel position="top-left" className="!m-3 max-md:hidden">
                      <IconButton
                        icon={PanelLeftOpen}
                        label={t('components.show')}
                        side="right"
                        className="border bg-surface"
                        onClick={() => showList(true)}
                      />
                    </Panel>
                  )}
                  <Panel position="bottom-left" className="!m-3">
                    <ZoomBar
                      onFit={commands.fit}
                      onTidy={() => void commands.tidyUp()}
                      tidying={commands.tidying}
                      onUndo={editor.undo}
                      onRedo={editor.redo}
                      canUndo={editor.document.past.length > 0}
                      canRedo={editor.document.future.length > 0}
                      minimap={minimap}
                      onMinimapChange={showMinimap}
                      readOnly={readOnly}
                    />
                  </Panel>
                  <Panel position="top-right" className="!m-3 flex gap-2">
                    {isDifyFlow(editor.document.flow) && <FlowVariablesDialog editor={editor} readOnly={readOnly} />}
                    <ProblemsPanel
                      problems={problems}
                      onShow={(id) => {
                        commands.reveal(id)
                        setDock(NODE_TAB)
                      }}
                    />
                  </Panel>
                </CanvasStage>
              </div>
            </ContextMenu>
          </SidePanels>
        </div>
      </div>
      {picker && (
        <PortPicker
          at={picker.at}
          pulled={picker.pulled}
          targets={pulling.targets(picker)}
          definitions={fittingDefinitions(offered, picker.pulled.port, picker.side)}
          onPickPort={(target) => {
            pulling.closePicker()
            if (picker.side === 'output') commands.join(picker.pulled, target)
            else commands.join(target, picker.pulled)
          }}
          onPickComponent={(definition) => {
            pulling.closePicker()
            commands.addConnected(definition, picker.pulled, picker.side, picker.place)
            setDock(NODE_TAB)
          }}
          onClose={pulling.closePicker}
        />
      )}
    </CanvasProvider>
  )
}
