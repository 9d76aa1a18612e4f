import { rawAnswer } from '@/platform/rest/raw-answers'
import { catalogOps } from '../contract/catalog.operations'
import { getAllPacked } from './get-all'

/** `gzip` or `*` in an Accept-Encoding header, not weighed down to nothing. */
const takesGzip = /(?:^|,)\s*(?:gzip|\*)\s*(?:;\s*q=(?!0(?:\.0*)?\s*(?:,|$))[\d.]+\s*)?(?:,|$)/i

/** The catalogue goes out compressed, as the document says, to every client that can read it. */
export const catalogRawAnswers = [
  rawAnswer(catalogOps.get_all, async (_actor, _input, request) => {
    if (!takesGzip.test(request.headers.get('accept-encoding') ?? '')) return undefined
    return new Response(new Uint8Array(await getAllPacked()), {
      headers: {
        'content-type': 'application/json',
        // The server turns this into content-encoding, which Next would drop.
        'x-millrace-content-encoding': 'gzip',
        vary: 'Accept-Encoding',
      },
    })
  }),
]
