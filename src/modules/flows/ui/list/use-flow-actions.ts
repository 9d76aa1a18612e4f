'use client'

import { useRouter } from 'next/navigation'
import { api, type Inputs } from '@/client/console/api'
import { errorWords } from '@/client/console/error-text'
import { t } from '@/lib/messages/t'
import { toastError, toastUndo } from '@/ui/toast'
import type { changeOf } from '../share/reach'
import { exportFile } from './export-file'
import { saveFile } from './save-file'

type Graph = NonNullable<Inputs['flows']['create_flow']['data']>

interface NamedFlow {
  id: string
  name: string
}

/**
 * What can be done with flows from a list. Deleting goes to the trash, so it can be taken back. New flows go into
 * `project_id`, or else into the reader's default project.
 */
export function useFlowActions(project_id?: string) {
  const router = useRouter()
  const utils = api.useUtils()
  const create = api.flows.create_flow.useMutation()
  const update = api.flows.update_flow.useMutation()
  const removeForever = api.flows.delete_multiple_flows.useMutation()
  const refresh = () => Promise.all([utils.flows.browse_flows.invalidate(), utils.flows.browse_projects.invalidate()])
  const place = project_id ? { project_id } : {}

  async function attempt(work: () => Promise<void>) {
    try {
      await work()
    } catch (error) {
      toastError(t('flows.action_failed'), errorWords(error))
    }
  }

  const setDeleted = async (flows: readonly NamedFlow[], is_deleted: boolean) => {
    for (const flow of flows) await update.mutateAsync({ flow_id: flow.id, is_deleted })
    await refresh()
  }

  return {
    busy: create.isPending || removeForever.isPending,
    create: (name: string, data: Graph | undefined, words: { description?: string; icon?: string } = {}) =>
      attempt(async () => {
        const flow = await create.mutateAsync({ name, ...words, ...place, data: data ?? { nodes: [], edges: [] } })
        await refresh()
        router.push(`/flows/${flow.id}`)
      }),
    duplicate: (flow: NamedFlow) =>
      attempt(async () => {
        const whole = await utils.client.flows.read_flow.query({ flow_id: flow.id })
        const { name, description, icon, tags, data } = whole
        await create.mutateAsync({ name: t('flows.copy_name', { name }), description, icon, tags, ...place, data })
        await refresh()
      }),
    rename: (flow: NamedFlow, name: string) =>
      attempt(async () => {
        await update.mutateAsync({ flow_id: flow.id, name })
        await refresh()
      }),
    /** Throws what the change throws. */
    share: async (flow: NamedFlow, change: ReturnType<typeof changeOf>) => {
      await update.mutateAsync({ flow_id: flow.id, ...change })
      await refresh()
    },
    toTrash: (flows: readonly NamedFlow[]) =>
      attempt(async () => {
        await setDeleted(flows, true)
        const [first] = flows
        const message =
          flows.length === 1 && first
            ? t('flows.deleted', { name: first.name })
            : t('flows.deleted_many', { count: flows.length })
        toastUndo(message, () => void attempt(() => setDeleted(flows, false)))
      }),
    restore: (flows: readonly NamedFlow[]) => attempt(() => setDeleted(flows, false)),
    deleteForever: (flows: readonly NamedFlow[]) =>
      attempt(async () => {
        await removeForever.mutateAsync({ flow_ids: flows.map((flow) => flow.id) })
        await refresh()
      }),
    download: (flows: readonly NamedFlow[]) => attempt(() => saveFile(flows)),
    /** As a file of another product; the server's words when that has not its nodes. */
    exportAs: async (flow: NamedFlow, format: 'dify' | 'langflow') => {
      try {
        await exportFile(flow, format)
      } catch (error) {
        toastError(t('flows.export_failed'), error instanceof Error ? error.message : String(error))
      }
    },
  }
}
