'use client'

import { z } from 'zod'
import { api, type Outputs } from '@/client/console/api'
import { saveBlob } from '@/client/console/save-blob'
import { useAttempt } from '@/client/console/use-attempt'
import { t } from '@/lib/messages/t'
import { toastDone, toastError, toastUndo } from '@/ui/toast'

export type ProjectRow = Outputs['flows']['browse_projects']['items'][number]

const Refusal = z.object({ detail: z.union([z.string(), z.array(z.object({ msg: z.string() }))]) })
const Uploaded = z.array(z.object({ project_id: z.uuid().nullable() }))

/** What can be done with projects; lists are fresh afterwards, faults are said in words. */
export function useProjectActions() {
  const utils = api.useUtils()
  const { client } = utils
  const { busy, attempt } = useAttempt((words) => toastError(t('projects.not_done'), words))
  const fresh = () => Promise.all([utils.flows.browse_projects.invalidate(), utils.flows.browse_flows.invalidate()])

  const put = async (flows: readonly { id: string; project_id: string }[]) => {
    for (const project_id of new Set(flows.map((flow) => flow.project_id))) {
      const flow_ids = flows.filter((flow) => flow.project_id === project_id).map((flow) => flow.id)
      await client.flows.move_flows.mutate({ project_id, flow_ids })
    }
    await fresh()
  }

  return {
    busy,
    create: (name: string) =>
      attempt(async () => {
        const project = await client.flows.create_project.mutate({ name })
        await fresh()
        return project.id
      }),
    rename: (project: ProjectRow, name: string) =>
      attempt(async () => {
        await client.flows.update_project.mutate({ project_id: project.id, name })
        await fresh()
        return true
      }),
    place: (project: ProjectRow, business_id: number) =>
      attempt(async () => {
        await client.flows.place_project.mutate({ project_id: project.id, business_id })
        await Promise.all([fresh(), utils.tenancy.read_business_resources.invalidate()])
        toastDone(t('projects.placed', { name: project.name }))
        return true
      }),
    /** With its flows, or after they have gone to the reader's default project. */
    remove: (project: ProjectRow, keepFlows: boolean) =>
      attempt(async () => {
        const project_id = project.id
        try {
          if (keepFlows) await client.flows.update_project.mutate({ project_id, flows: [], components: [] })
          await client.flows.delete_project.mutate({ project_id })
        } finally {
          await fresh()
        }
        toastDone(t('projects.deleted', { name: project.name }))
        return true
      }),
    /** `before` says where the flows come from, so that it can be taken back. */
    move: (flow_ids: readonly string[], to: ProjectRow, before: ReadonlyMap<string, string | null>) =>
      attempt(async () => {
        const moved = flow_ids.filter((id) => before.get(id) !== to.id)
        if (moved.length === 0) return true
        await put(moved.map((id) => ({ id, project_id: to.id })))
        const message =
          moved.length === 1
            ? t('projects.moved_one', { project: to.name })
            : t('projects.moved', { count: moved.length, project: to.name })
        const back = moved.flatMap((id) => {
          const project_id = before.get(id)
          return project_id ? [{ id, project_id }] : []
        })
        // A flow that was in no project cannot be put back there.
        if (back.length < moved.length) toastDone(message)
        else toastUndo(message, () => void attempt(() => put(back)))
        return true
      }),
    download: (project: ProjectRow) =>
      attempt(async () => {
        const response = await fetch(`/api/v1/projects/download/${project.id}`)
        if (!response.ok) return toastError(t('projects.not_downloaded'), await refusalOf(response))
        saveBlob(`${project.name}.zip`, await response.blob())
      }),
    /** Makes a project of an export; gives its id. */
    upload: (file: File) =>
      attempt(async () => {
        const body = new FormData()
        body.set('file', file)
        const response = await fetch('/api/v1/projects/upload/', { method: 'POST', body })
        if (!response.ok) {
          toastError(t('projects.not_uploaded', { name: file.name }), await refusalOf(response))
          return undefined
        }
        const flows = Uploaded.parse(await response.json())
        await fresh()
        toastDone(flows.length === 1 ? t('projects.uploaded_one') : t('projects.uploaded', { count: flows.length }))
        return flows[0]?.project_id ?? undefined
      }),
  }
}

async function refusalOf(response: Response): Promise<string> {
  const refusal = Refusal.safeParse(await response.json().catch(() => undefined))
  if (!refusal.success) return `${response.status} ${response.statusText}`
  const { detail } = refusal.data
  return typeof detail === 'string' ? detail : detail.map((issue) => issue.msg).join('; ')
}
