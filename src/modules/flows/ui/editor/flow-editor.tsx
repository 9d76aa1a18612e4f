'use client'

import { Code, Download, MessagesSquare, PencilLine, Play, Square } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useCallback, useMemo, useState } from 'react'
import { api, type Outputs } from '@/client/console/api'
import { errorText } from '@/client/console/error-text'
import { definitions } from '@/components/definitions'
import { t } from '@/lib/messages/t'
import { Playground } from '@/modules/runs/ui/playground/playground'
import { Button } from '@/ui/button'
import { IconButton } from '@/ui/icon-button'
import { toastError } from '@/ui/toast'
import { FlowGraph } from '../../contract/flow.schema'
import { ApiPanel } from '../api-panel/api-panel'
import { canvasShortcuts } from '../canvas/canvas-shortcuts'
import { FlowCanvas } from '../canvas/flow-canvas'
import { readStoredFlow } from '../canvas/model/stored-flow'
import { ConsoleFrame } from '../frame/console-frame'
import { RenameDialog } from '../list/rename-dialog'
import { useFlowActions } from '../list/use-flow-actions'
import { ConflictDialog } from './conflict-dialog'
import { hasChatInput, nodeNames } from './flow-facts'
import { progressOf } from './run-view'
import { SaveStatus } from './save-status'
import { useAutosave } from './use-autosave'
import { useConversations } from './use-conversations'
import { useFlowRun } from './use-flow-run'

const playgroundTab = 'playground'
const apiTab = 'api'

/** The canvas with its playground, API panel, autosave and runs. */
export function FlowEditor({ flow }: { flow: Outputs['flows']['read_flow'] }) {
  const router = useRouter()
  const actions = useFlowActions()
  const [dock, setDock] = useState<string | undefined>(playgroundTab)
  const [renaming, setRenaming] = useState(false)
  const autosave = useAutosave(flow)
  const variables = api.models.list_variables.useQuery({}, { retry: false })
  const report = api.flows.read_flow_report.useQuery({ flow_id: flow.id }, { placeholderData: (before) => before })
  const conversations = useConversations(flow.id)
  const run = useFlowRun(
    flow.id,
    useCallback(() => void conversations.refresh(), [conversations]),
  )
  const stored = useMemo(() => readStoredFlow(autosave.document), [autosave.document])
  const names = useMemo(() => nodeNames(stored), [stored])
  const chat = useMemo(() => hasChatInput(stored), [stored])

  async function start(input_value: string, stop_component_id?: string) {
    await autosave.flush()
    const session_id = conversations.active
    await run.start({ input_value, session_id, ...(stop_component_id ? { stop_component_id } : {}) })
  }

  const known = new Set(conversations.history.map((message) => message.id))
  const messages = [...conversations.history, ...run.view.messages.filter((message) => !known.has(message.id))]
  const retry = (id: string) => {
    const at = messages.findIndex((message) => message.id === id)
    const asked = messages.slice(0, at).findLast((message) => message.role === 'user')
    if (asked) void start(asked.text)
  }
  const toggle = (tab: string) => setDock((open) => (open === tab ? undefined : tab))
  const runAll = () => {
    if (chat) setDock(playgroundTab)
    else void start('')
  }

  return (
    <ConsoleFrame
      active="flows"
      crumbs={[{ label: t('section.flows'), href: '/flows' }, { label: flow.name }]}
      shortcuts={[canvasShortcuts]}
      commands={[
        { id: 'run', label: t('editor.run'), group: flow.name, icon: Play, run: runAll },
        { id: 'rename', label: t('action.rename'), group: flow.name, icon: PencilLine, run: () => setRenaming(true) },
        {
          id: 'export',
          label: t('flows.export'),
          group: flow.name,
          icon: Download,
          run: () => void autosave.flush().then(() => actions.download([flow])),
        },
      ]}
      actions={
        <div className="flex items-center gap-1.5">
          <SaveStatus state={autosave.state} />
          <IconButton
            icon={PencilLine}
            label={t('action.rename')}
            onClick={() => setRenaming(true)}
            className="max-md:hidden"
          />
          <IconButton icon={Code} label={t('api.title')} pressed={dock === apiTab} onClick={() => toggle(apiTab)} />
          <IconButton
            icon={MessagesSquare}
            label={t('playground.title')}
            pressed={dock === playgroundTab}
            onClick={() => toggle(playgroundTab)}
          />
          {run.running ? (
            <Button size="sm" onClick={() => void run.stop()}>
              <Square aria-hidden />
              {t('playground.stop')}
            </Button>
          ) : (
            <Button size="sm" variant="primary" onClick={runAll}>
              <Play aria-hidden />
              {t('editor.run')}
            </Button>
          )}
        </div>
      }
    >
      <FlowCanvas
        document={autosave.document}
        definitions={definitions}
        problems={report.data?.problems ?? []}
        runState={run.view.nodes}
        variableNames={variables.data?.map((variable) => variable.name) ?? []}
        onChange={autosave.edit}
        onRunNode={(id) => void start('', id)}
        dock={dock}
        onDockChange={setDock}
        dockTabs={[
          {
            id: playgroundTab,
            label: t('playground.title'),
            content: (
              <Playground
                sessions={conversations.list}
                activeSession={conversations.active}
                onSelectSession={(id) => {
                  run.clear()
                  conversations.select(id)
                }}
                onCreateSession={() => {
                  run.clear()
                  conversations.create()
                }}
                onRenameSession={conversations.rename}
                onDeleteSession={(id) => {
                  run.clear()
                  conversations.remove(id)
                }}
                messages={messages}
                loading={conversations.loading && messages.length === 0}
                streaming={run.running}
                progress={progressOf(run.view, names)}
                suggestions={[t('editor.suggestion_1'), t('editor.suggestion_2')]}
                blocked={chat ? undefined : t('editor.no_chat_input')}
                onSend={(text) => void start(text)}
                onStop={() => void run.stop()}
                onRetry={retry}
              />
            ),
          },
          {
            id: apiTab,
            label: t('api.title'),
            content: <ApiPanel baseUrl={window.location.origin} flowId={flow.id} endpointName={flow.endpoint_name} />,
          },
        ]}
      />
      {autosave.state.kind === 'conflict' && (
        <ConflictDialog newer={autosave.state.newer} {...conflictChoices(autosave.state.newer)} />
      )}
      {renaming && (
        <RenameDialog
          flow={flow}
          onClose={() => setRenaming(false)}
          onRename={(name) => {
            setRenaming(false)
            void autosave
              .rename(name)
              .catch((error: unknown) => toastError(t('flows.action_failed'), errorText(error).title))
          }}
        />
      )}
    </ConsoleFrame>
  )

  function conflictChoices(newer: Parameters<typeof autosave.keepMine>[0]) {
    return {
      onKeepMine: () => autosave.keepMine(newer),
      onTakeTheirs: () => autosave.takeTheirs(newer),
      onSaveCopy: () => {
        const mine = FlowGraph.parse(autosave.document)
        autosave.takeTheirs(newer)
        void actions.create(t('flows.copy_name', { name: flow.name }), mine).then(() => router.refresh())
      },
    }
  }
}
