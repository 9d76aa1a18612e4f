// Runs in its own process: reads documents that anybody may have made.
import { closeRealm, plainConsole } from './close-realm.mjs'
import { readCsv } from './document/read-csv.mjs'
import { readHtml } from './document/read-html.mjs'
import { readOffice } from './document/read-office.mjs'
import { loadPdf, readPdf } from './document/read-pdf.mjs'
import { limitMemory } from './limit-memory.mjs'
import { serve } from './serve.mjs'

/** @type {{ memory_bytes: number, output_bytes: number, input_bytes: number }} */
const settings = JSON.parse(process.argv[2] ?? '{}')

const decode = (/** @type {Uint8Array} */ bytes) => new TextDecoder().decode(bytes)
/** @type {Record<string, (bytes: Uint8Array) => string | undefined | Promise<string | undefined>>} */
const readers = {
  csv: (bytes) => readCsv(decode(bytes)),
  html: (bytes) => readHtml(decode(bytes)),
  office: readOffice,
  pdf: readPdf,
}

plainConsole()
limitMemory(settings.memory_bytes)
await loadPdf()
closeRealm(['__pdfjsWorker__', 'pdfjsWorker', 'DOMMatrix', 'Path2D', 'ImageData'])

serve(async ({ kind }, bytes) => {
  const after = () => true
  try {
    const text = await readers[String(kind)]?.(bytes)
    if (text === undefined) return { outcome: { type: 'failed', message: 'It is of another kind.' }, after }
    const body = new TextEncoder().encode(text)
    if (body.byteLength <= settings.output_bytes) return { outcome: { type: 'done' }, body, after }
    return { outcome: { type: 'limit', message: `Its text is larger than ${settings.output_bytes} bytes.` }, after }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { outcome: { type: 'failed', message: message.slice(0, 500) }, after }
  }
}, settings.input_bytes)
