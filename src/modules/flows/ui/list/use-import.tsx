'use client'

import { useState } from 'react'
import { api, type Outputs } from '@/client/console/api'
import { errorText } from '@/client/console/error-text'
import { t } from '@/lib/messages/t'
import { ImportDialog } from './import-dialog'
import { uploadFlowFile } from './upload-flow-file'

export interface ImportedFlow {
  id: string
  name: string
  /** Absent when it could not be fetched; the flow is there all the same. */
  report: Outputs['flows']['read_flow_report'] | undefined
}

export interface FileImport {
  file_name: string
  state: 'waiting' | 'sending' | 'done' | 'refused'
  flows: readonly ImportedFlow[]
  /** Why the file was refused, in the server's words. */
  problem?: string
}

/** Imports files one after the other, into a project if one is given, and shows what became of each. */
export function useImport(project_id?: string) {
  const utils = api.useUtils()
  const [imports, setImports] = useState<readonly FileImport[]>([])

  async function importOne(file: File): Promise<FileImport> {
    const head = { file_name: file.name, flows: [] }
    try {
      const answer = await uploadFlowFile(file)
      if ('problem' in answer) return { ...head, state: 'refused', problem: answer.problem }
      if (project_id && answer.flows.length > 0)
        await utils.client.flows.move_flows.mutate({ project_id, flow_ids: answer.flows.map((flow) => flow.id) })
      const flows = await Promise.all(
        answer.flows.map(async ({ id, name }): Promise<ImportedFlow> => {
          const report = await utils.client.flows.read_flow_report.query({ flow_id: id }).catch(() => undefined)
          return { id, name, report }
        }),
      )
      return { ...head, state: 'done', flows }
    } catch (error) {
      return { ...head, state: 'refused', problem: errorText(error).title }
    }
  }

  async function start(files: readonly File[]) {
    if (files.length === 0) return
    let shown: FileImport[] = files.map((file) => ({ file_name: file.name, state: 'waiting', flows: [] }))
    const show = (index: number, next: FileImport) => {
      shown = shown.with(index, next)
      setImports(shown)
    }
    for (const [index, file] of files.entries()) {
      show(index, { file_name: file.name, state: 'sending', flows: [] })
      show(index, await importOne(file))
      await Promise.all([utils.flows.browse_flows.invalidate(), utils.flows.browse_projects.invalidate()])
    }
  }

  const dialog =
    imports.length > 0 ? (
      <ImportDialog imports={imports} onClose={() => setImports([])} title={t('import.title')} />
    ) : null
  return { start, dialog }
}
