import { AppError } from '@/contract/errors'
import { flowFileOps } from '@/modules/files/contract/file.operations'
import { fileAnswer, isSafePicture } from '@/modules/files/server'
import { rawAnswer } from '@/platform/rest/raw-answers'
import { flowOps } from '../contract/flow.operations'
import { projectOps } from '../contract/project.operations'
import { downloadFlows, zipFlows } from './download-flows'
import { exportFlow } from './export-flow'
import { flowFile } from './flow-files'
import { downloadProject } from './project-files'

/** Answers of this module that are files. */
export const flowRawAnswers = [
  rawAnswer(flowOps.download_multiple_file, async (actor, input) => {
    const flows = await downloadFlows(actor, input)
    if (!Array.isArray(flows)) return undefined
    const stamp = new Date().toISOString().slice(0, 19).replaceAll(/[:T]/g, '-')
    return new Response(zipFlows(flows), {
      headers: {
        'content-type': 'application/x-zip-compressed',
        'content-disposition': `attachment; filename=${stamp}_millrace_flows.zip`,
        'cache-control': 'no-store',
      },
    })
  }),
  rawAnswer(projectOps.projects_download_file, async (actor, input) => {
    const { name, flows } = await downloadProject(actor, input)
    const stamp = new Date().toISOString().slice(0, 19).replaceAll(/[:T]/g, '-')
    const file_name = `${stamp}_${name}_flows.zip`
    const plain = file_name.replaceAll(/[^\w. -]/g, '_')
    return new Response(zipFlows(flows), {
      headers: {
        'content-type': 'application/x-zip-compressed',
        'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(file_name)}`,
        'cache-control': 'no-store',
      },
    })
  }),
  rawAnswer(flowOps.export_flow, async (actor, input) => {
    const file = await exportFlow(actor, input)
    const plain = file.file_name.replaceAll(/[^\w. -]/g, '_')
    return new Response(file.content, {
      headers: {
        'content-type': `${file.content_type}; charset=utf-8`,
        'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(file.file_name)}`,
        'cache-control': 'no-store',
      },
    })
  }),
  rawAnswer(flowFileOps.download_flow_file, async (actor, input) => {
    const file = await flowFile(actor, input)
    return fileAnswer(file)
  }),
  rawAnswer(flowFileOps.download_flow_image, async (actor, input) => {
    const file = await flowFile(actor, input)
    if (!isSafePicture(file.media_type)) {
      throw new AppError('unsupported_media_type', `"${file.name}" is not a picture that is shown here`, {
        hint: 'Download it as a file instead.',
      })
    }
    return fileAnswer(file, true)
  }),
]
