'use client'

import {
  ChevronDown,
  CloudUpload,
  EllipsisVertical,
  History,
  LayoutTemplate,
  ListTree,
  MessagesSquare,
  PencilLine,
  Play,
  Square,
  UsersRound,
} from 'lucide-react'
import { useRouter, useSearchParams } from 'next/navigation'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { api, type Outputs } from '@/client/console/api'
import { errorText } from '@/client/console/error-text'
import { definitions } from '@/components/definitions'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { DropdownMenu } from '@/ui/dropdown-menu'
import { IconButton } from '@/ui/icon-button'
import { toastError } from '@/ui/toast'
import { FlowGraph } from '../../contract/flow.schema'
import { canvasShortcuts } from '../canvas/canvas-shortcuts'
import { FlowCanvas } from '../canvas/flow-canvas'
import { readStoredFlow } from '../canvas/model/stored-flow'
import { ConsoleFrame } from '../frame/console-frame'
import { exportItems } from '../list/export-items'
import { RenameDialog } from '../list/rename-dialog'
import { useFlowActions } from '../list/use-flow-actions'
import { PublishPanel } from '../publish/publish-panel'
import { ShareDialog } from '../share/share-dialog'
import { SaveTemplateDialog } from '../templates/template-dialogs'
import { CompareDialog } from '../versions/compare-dialog'
import { useCompared } from '../versions/use-compared'
import { VersionsPanel } from '../versions/versions-panel'
import { ConflictDialog } from './conflict-dialog'
import { flowUse, nodeNames } from './flow-facts'
import { RunTab } from './run-tab'
import { SaveStatus } from './save-status'
import { useAutosave } from './use-autosave'
import { useConversations } from './use-conversations'
import { type StartOptions, useFlowRun } from './use-flow-run'
import { usePinned } from './use-pinned'

const playgroundTab = 'playground'
const publishTab = 'publish'
const versionsTab = 'versions'

/** The canvas with its playground, API panel, autosave and runs. */
export function FlowEditor({ flow }: { flow: Outputs['flows']['read_flow'] }) {
  const router = useRouter()
  const actions = useFlowActions()
  const [dock, setDock] = useState<string | undefined>(playgroundTab)
  const [renaming, setRenaming] = useState(false)
  const [templating, setTemplating] = useState(false)
  const [sharing, setSharing] = useState(false)
  const autosave = useAutosave(flow)
  const update = api.flows.update_flow.useMutation()
  const [compared, compare] = useCompared()
  const variables = api.models.list_variables.useQuery({}, { retry: false })
  const report = api.flows.read_flow_report.useQuery({ flow_id: flow.id }, { placeholderData: (before) => before })
  const opened = useOpened()
  const pins = usePinned(flow.id)
  const conversations = useConversations(flow.id, opened.session)
  const run = useFlowRun(
    flow.id,
    useCallback(() => void conversations.refresh(), [conversations]),
  )
  const { show } = run
  useEffect(() => {
    if (opened.run !== undefined) void show(opened.run)
  }, [opened, show])
  const stored = useMemo(() => readStoredFlow(autosave.document), [autosave.document])
  const names = useMemo(() => nodeNames(stored), [stored])
  const use = useMemo(() => flowUse(stored), [stored])

  async function start(input_value: string, more: Pick<StartOptions, 'inputs' | 'stop_component_id' | 'given'> = {}) {
    await autosave.flush()
    await run.start({ input_value, session_id: conversations.active, ...more })
  }

  /** The pinned outputs that a run up to this node may use: its own would keep it from running. */
  function givenFor(id: string) {
    const given = Object.fromEntries(Object.entries(pins.pinned).filter(([node]) => node !== id && names.has(node)))
    return Object.keys(given).length > 0 ? { given } : {}
  }

  const toggle = (tab: string) => setDock((open) => (open === tab ? undefined : tab))
  const runAll = () => {
    if (use.talked_to || use.form) setDock(playgroundTab)
    else void start('')
  }

  return (
    <ConsoleFrame
      active="flows"
      crumbs={[{ label: t('section.flows'), href: '/flows' }, { label: flow.name }]}
      shortcuts={[canvasShortcuts]}
      commands={[
        { id: 'run', label: t('editor.run'), group: flow.name, icon: Play, run: runAll },
        {
          id: 'runs',
          label: t('runs.title'),
          group: flow.name,
          icon: ListTree,
          run: () => router.push(`/flows/${flow.id}/runs`),
        },
        { id: 'rename', label: t('action.rename'), group: flow.name, icon: PencilLine, run: () => setRenaming(true) },
        ...exportItems(flow, actions, autosave.flush).flatMap((item) =>
          item.kind === undefined && item.icon
            ? [{ id: item.id, label: item.label, group: flow.name, icon: item.icon, run: item.onSelect }]
            : [],
        ),
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
          <DropdownMenu
            trigger={<IconButton icon={EllipsisVertical} label={t('editor.more')} className="max-md:hidden" />}
            items={[
              {
                id: 'template',
                label: t('templates.save_as'),
                icon: LayoutTemplate,
                onSelect: () => void autosave.flush().then(() => setTemplating(true)),
              },
              { kind: 'separator', id: 'line' },
              ...exportItems(flow, actions, autosave.flush),
            ]}
          />
          <IconButton
            icon={ListTree}
            label={t('runs.title')}
            className="max-md:hidden"
            onClick={() => router.push(`/flows/${flow.id}/runs`)}
          />
          <IconButton
            icon={History}
            label={t('versions.title')}
            pressed={dock === versionsTab}
            onClick={() => toggle(versionsTab)}
            className="max-md:hidden"
          />
          <IconButton
            icon={MessagesSquare}
            label={t('playground.title')}
            pressed={dock === playgroundTab}
            onClick={() => toggle(playgroundTab)}
          />
          <IconButton
            icon={UsersRound}
            label={t('share.action')}
            onClick={() => setSharing(true)}
            className="max-md:hidden"
          />
          <Button
            size="sm"
            aria-label={t('publish.title')}
            aria-pressed={dock === publishTab}
            onClick={() => toggle(publishTab)}
          >
            <CloudUpload aria-hidden className="lg:hidden" />
            <span className="max-lg:hidden">{t('publish.title')}</span>
            <ChevronDown aria-hidden className="max-lg:hidden" />
          </Button>
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
        showNode={opened.node}
        onRunNode={(id) => void start('', { stop_component_id: id, ...givenFor(id) })}
        pinned={pins.pinned}
        onPinChange={pins.pin}
        dock={dock}
        onDockChange={setDock}
        dockTabs={[
          {
            id: playgroundTab,
            label: t('playground.title'),
            content: (
              <RunTab
                use={use}
                names={names}
                run={run}
                conversations={conversations}
                onStart={(text, more) => void start(text, more)}
              />
            ),
          },
          {
            id: versionsTab,
            label: t('versions.title'),
            content: <VersionsPanel flow={flow} autosave={autosave} onCompare={(from, to) => compare({ from, to })} />,
          },
          {
            id: publishTab,
            label: t('publish.title'),
            content: (
              <PublishPanel
                flow={flow}
                autosave={autosave}
                onCompare={(from, to) => compare({ from, to })}
                onShowVersions={() => setDock(versionsTab)}
              />
            ),
          },
        ]}
      />
      {autosave.state.kind === 'conflict' && (
        <ConflictDialog newer={autosave.state.newer} {...conflictChoices(autosave.state.newer)} />
      )}
      {compared && (
        <CompareDialog
          flow_id={flow.id}
          draft={autosave.document}
          {...compared}
          onChange={compare}
          onClose={() => compare(undefined)}
        />
      )}
      {sharing && (
        <ShareDialog
          flow={flow}
          onSave={(change) =>
            autosave.change((version) =>
              update.mutateAsync({ flow_id: flow.id, ...change, last_known_updated_at: version }),
            )
          }
          onClose={() => setSharing(false)}
        />
      )}
      {templating && <SaveTemplateDialog flow={flow} onClose={() => setTemplating(false)} />}
      {renaming && (
        <RenameDialog
          flow={flow}
          onClose={() => setRenaming(false)}
          onRename={(name) => {
            setRenaming(false)
            void autosave
              .change((version) => update.mutateAsync({ flow_id: flow.id, name, last_known_updated_at: version }))
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

/** What the address asks to open at first: a run to be played, the node to be shown, a conversation. */
function useOpened() {
  const params = useSearchParams()
  const [opened] = useState(() => ({
    run: params.get('run') ?? undefined,
    node: params.get('node') ?? undefined,
    session: params.get('session') ?? undefined,
  }))
  return opened
}
