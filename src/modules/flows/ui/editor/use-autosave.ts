'use client'

import { useEffect, useRef, useState } from 'react'
import { z } from 'zod'
import { api, type Outputs } from '@/client/console/api'
import { errorDetails, errorStatus, errorText } from '@/client/console/error-text'
import { isRecord } from '@/lib/is-record'
import { t } from '@/lib/messages/t'
import { toastError } from '@/ui/toast'
import { FlowGraph } from '../../contract/flow.schema'
import type { StoredRecord } from '../canvas/model/record'
import { type Backup, dropBackup, keepBackup, readBackup } from './draft-backup'
import { type NewerFlow, type SaveAnswer, SaveQueue, type SaveState } from './save-queue'

type Flow = Outputs['flows']['read_flow']
const Newer = z.object({ updated_at: z.string(), data: z.unknown() })

export interface Autosave {
  /** What the canvas shows: the flow, edits of an earlier visit, or what was taken over after a conflict. */
  document: unknown
  state: SaveState
  edit: (data: StoredRecord) => void
  /** Saves at once what waits; run before anything that must see the newest flow. False when something is left unsaved. */
  flush: () => Promise<boolean>
  /** Changes the flow beside its graph on top of what is saved. Throws what the change throws, and when nothing can be saved. */
  change: (work: (version: string) => Promise<Flow>) => Promise<Flow>
  /** The same for a change that brings a graph of its own, which the canvas then shows. */
  replace: (work: (version: string) => Promise<Flow>) => Promise<Flow>
  keepMine: (newer: NewerFlow) => void
  takeTheirs: (newer: NewerFlow) => void
}

/** Saves the canvas as it changes. The flow's version goes along with every save, so that nobody's edit is lost. */
export function useAutosave(flow: Flow): Autosave {
  const utils = api.useUtils()
  const update = api.flows.update_flow.useMutation()
  const quiet = api.settings.get_config.useQuery({}, { staleTime: 60_000 }).data?.auto_saving_interval
  const [backup] = useState<Backup | undefined>(() => usableBackup(flow))
  const [document, setDocument] = useState<unknown>(() => backup?.data ?? flow.data)
  const [state, setState] = useState<SaveState>({ kind: 'saved', at: Date.parse(flow.updated_at ?? '') })
  const version = useRef(flow.updated_at ?? '')
  /** The graph as the server had it when `version` was made. */
  const stored = useRef<unknown>(flow.data)
  const [queue] = useState(
    () => new SaveQueue({ version: backup?.version ?? version.current, save, onState: setState }),
  )

  useEffect(() => {
    if (quiet !== undefined) queue.quiet = quiet
  }, [queue, quiet])

  async function save(data: StoredRecord, known: string): Promise<SaveAnswer> {
    try {
      const saved = await update.mutateAsync({
        flow_id: flow.id,
        data: FlowGraph.parse(data),
        last_known_updated_at: known,
      })
      version.current = saved.updated_at ?? ''
      stored.current = saved.data
      tellDropped(saved)
      dropBackup(flow.id)
      utils.flows.read_flow.setData({ flow_id: flow.id }, saved)
      void utils.flows.read_flow_report.invalidate({ flow_id: flow.id })
      void utils.flows.read_flow_capabilities.invalidate({ flow_id: flow.id })
      void utils.flows.browse_flows.invalidate()
      return { ok: true, updated_at: version.current }
    } catch (error) {
      const newer = Newer.safeParse(errorDetails(error).flow)
      if (errorStatus(error) === 409 && newer.success)
        return { ok: false, conflict: { updated_at: newer.data.updated_at, data: newer.data.data } }
      return { ok: false, reason: errorText(error).title }
    }
  }

  const shown = useRef(false)
  useEffect(() => {
    shown.current = true
    if (backup) queue.edit(backup.data)
    const leaving = (event: BeforeUnloadEvent) => {
      if (!queue.hasUnsaved) return
      void queue.flush()
      event.preventDefault()
    }
    const online = () => void queue.flush()
    window.addEventListener('beforeunload', leaving)
    window.addEventListener('online', online)
    return () => {
      window.removeEventListener('beforeunload', leaving)
      window.removeEventListener('online', online)
      shown.current = false
      // Leaving the page by a link: what waits is saved on the way out. Development takes effects back and sets them again.
      void queue.flush().then(() => {
        if (!shown.current) queue.close()
      })
    }
  }, [queue, backup])

  async function flush(): Promise<boolean> {
    await queue.flush()
    return !queue.hasUnsaved
  }

  async function between(work: (version: string) => Promise<Flow>, new_graph: boolean): Promise<Flow> {
    if (!(await flush())) throw new Error(t('editor.unsaved'))
    let changed = flow
    await queue.between(async () => {
      changed = await work(version.current)
      // Somebody else's graph came along: building upon it unseen would overwrite it, so the next save has to ask.
      const foreign = !new_graph && JSON.stringify(changed.data) !== JSON.stringify(stored.current)
      if (foreign) return { version: version.current, new_graph }
      version.current = changed.updated_at ?? ''
      stored.current = changed.data
      return { version: version.current, new_graph }
    })
    utils.flows.read_flow.setData({ flow_id: flow.id }, changed)
    void utils.flows.read_flow_capabilities.invalidate({ flow_id: flow.id })
    void utils.flows.browse_flows.invalidate()
    if (new_graph) {
      dropBackup(flow.id)
      setDocument(isRecord(changed.data) ? changed.data : { nodes: [], edges: [] })
      void utils.flows.read_flow_report.invalidate({ flow_id: flow.id })
    }
    return changed
  }

  return {
    document,
    state,
    edit(data) {
      setDocument(data)
      keepBackup(flow.id, version.current, data)
      queue.edit(data)
    },
    flush,
    change: (work) => between(work, false),
    replace: (work) => between(work, true),
    keepMine(newer) {
      version.current = newer.updated_at
      stored.current = newer.data
      queue.resolve(newer, true)
    },
    takeTheirs(newer) {
      version.current = newer.updated_at
      stored.current = newer.data
      dropBackup(flow.id)
      setDocument(isRecord(newer.data) ? newer.data : { nodes: [], edges: [] })
      queue.resolve(newer, false)
    },
  }
}

/** A key that was typed for one address is not sent to another: the person has to know that it is gone. */
function tellDropped({ dropped_secrets: names }: Flow): void {
  if (names?.length)
    toastError(t('editor.secrets_dropped', { names: names.join(', ') }), t('editor.secrets_dropped_hint'))
}

/** Edits that differ from what is stored; others have reached the server after all. */
function usableBackup(flow: Flow): Backup | undefined {
  const backup = readBackup(flow.id)
  if (!backup || JSON.stringify(backup.data) === JSON.stringify(flow.data)) return undefined
  return backup
}
