import { extractText, getDocumentProxy, getResolvedPDFJS } from 'unpdf'

// The parser wants these of a newer Node than the oldest that the product runs on.
Reflect.set(
  Promise,
  'try',
  Reflect.get(Promise, 'try') ??
    (async (/** @type {Function} */ work, /** @type {unknown[]} */ ...args) => work(...args)),
)
Reflect.set(
  URL,
  'parse',
  Reflect.get(URL, 'parse') ??
    ((/** @type {string} */ url, /** @type {string} */ base) => (URL.canParse(url, base) ? new URL(url, base) : null)),
)

/** Loads the parser, which reads its files only when it is first asked. */
export async function loadPdf() {
  await getResolvedPDFJS()
}

/** The text of a PDF, page after page. @param {Uint8Array} bytes */
export async function readPdf(bytes) {
  const document = await getDocumentProxy(Uint8Array.from(bytes), {
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    verbosity: 0,
  })
  const { text } = await extractText(document, { mergePages: false })
  return text
    .map((page) => page.trim())
    .filter((page) => page !== '')
    .join('\n\n')
}
