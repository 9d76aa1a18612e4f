import { rawAnswer } from '@/platform/rest/raw-answers'
import { flowOps } from '../contract/flow.operations'
import { downloadFlows, zipFlows } from './download-flows'
import { exportFlow } from './export-flow'

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
]
