import { rawAnswer } from '@/platform/rest/raw-answers'
import { flowOps } from '../contract/flow.operations'
import { downloadFlows, zipFlows } from './download-flows'

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
]
