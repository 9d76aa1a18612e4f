'use client'

import { api, type Outputs } from '@/client/console/api'
import { errorWords } from '@/client/console/error-text'
import { t } from '@/lib/messages/t'
import { toastDone, toastError, toastUndo } from '@/ui/toast'
import type { Autosave } from '../editor/use-autosave'

type Flow = Outputs['flows']['read_flow']

export interface NewVersion {
  label: string
  note: string
  publish: boolean
}

/** What can be done with the versions of a flow that is open in the editor. */
export function useVersionActions(flow_id: string, autosave: Autosave) {
  const utils = api.useUtils()
  const create = api.flows.create_flow_version.useMutation()
  const release = api.flows.release_flow.useMutation()
  const publish = api.flows.publish_flow_version.useMutation()
  const unpublish = api.flows.delete_online_flow.useMutation()
  const rollback = api.flows.rollback_flow_version.useMutation()
  const update = api.flows.update_flow.useMutation()
  const refresh = () =>
    Promise.all([
      utils.flows.list_flow_versions.invalidate({ flow_id }),
      utils.flows.read_online_flow.invalidate({ flow_id }),
    ])

  async function attempt(work: () => Promise<void>) {
    try {
      await work()
    } catch (error) {
      toastError(t('versions.not_done'), errorWords(error))
    }
  }

  async function putOnline(version: { id: number; flow_version: string }) {
    await autosave.change(() => publish.mutateAsync({ flow_id, version_id: version.id }))
    await refresh()
  }

  return {
    busy: create.isPending || release.isPending || publish.isPending || unpublish.isPending || rollback.isPending,
    /** Throws what the server says, for the form that asks. */
    async keep({ label, note, publish: at_once }: NewVersion) {
      const words = { flow_id, version: label, ...(note.trim() === '' ? {} : { note: note.trim() }) }
      if (at_once) await autosave.change(() => release.mutateAsync(words))
      else {
        if (!(await autosave.flush())) throw new Error(t('editor.unsaved'))
        await create.mutateAsync(words)
      }
      await refresh()
      toastDone(t(at_once ? 'versions.published' : 'versions.kept', { label }))
    },
    publish: (version: { id: number; flow_version: string }) =>
      attempt(async () => {
        await putOnline(version)
        toastDone(t('versions.published', { label: version.flow_version }))
      }),
    /** `online` is the version that goes offline: with it, that can be taken back. */
    unpublish: (online: { id: number; flow_version: string } | undefined) =>
      attempt(async () => {
        await autosave.change(() => unpublish.mutateAsync({ flow_id }))
        await refresh()
        if (online) toastUndo(t('versions.offline'), () => void attempt(() => putOnline(online)))
        else toastDone(t('versions.offline'))
      }),
    restore: (before: Flow, version: { id: number; flow_version: string }) =>
      attempt(async () => {
        // Saved first: what is taken back is then exactly what the server had.
        if (!(await autosave.flush())) throw new Error(t('editor.unsaved'))
        const draft = utils.flows.read_flow.getData({ flow_id }) ?? before
        await autosave.replace(() => rollback.mutateAsync({ flow_id, version_id: version.id }))
        toastUndo(t('versions.restored', { label: version.flow_version }), () => {
          void attempt(async () => {
            await autosave.replace(() => update.mutateAsync({ flow_id, ...draftFields(draft) }))
          })
        })
      }),
  }
}

/** What restoring a version replaces. A field that was empty is sent empty, since null would leave what is there. */
function draftFields(flow: Flow) {
  const { data, description, icon, icon_bg_color, gradient, tags, webhook, mcp_enabled, flow_type, flow_skill } = flow
  return {
    data: data ?? { nodes: [], edges: [] },
    description: description ?? '',
    flow_skill: flow_skill ?? '',
    icon: icon ?? '',
    icon_bg_color,
    gradient: gradient ?? '',
    tags: tags ?? [],
    webhook,
    mcp_enabled,
    flow_type,
    action_name: flow.action_name ?? '',
    action_description: flow.action_description ?? '',
  }
}
