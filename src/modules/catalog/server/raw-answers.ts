import { rawAnswer } from '@/platform/rest/raw-answers'
import { catalogOps } from '../contract/catalog.operations'
import { getAllPacked } from './get-all'

/** The catalogue goes out compressed, as the document says. */
export const catalogRawAnswers = [
  rawAnswer(catalogOps.get_all, async (_actor, _input, request) => {
    if (/gzip;q=0(\.0*)?(,|$)/.test(request.headers.get('accept-encoding') ?? '')) return undefined
    return new Response(new Uint8Array(await getAllPacked()), {
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip', vary: 'Accept-Encoding' },
    })
  }),
]
