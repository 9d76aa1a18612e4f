import mammoth from 'mammoth'
import readWorkbook from 'read-excel-file/node'
import Turndown from 'turndown'
import { checkZip } from './check-zip.mjs'
import { markdownTable } from './markdown-table.mjs'

/**
 * A Word document as Markdown, or a workbook as one table for each sheet under its name.
 *
 * @param {Uint8Array} bytes a zip
 * @returns {Promise<string | undefined>} undefined when it is a zip of another kind
 */
export async function readOffice(bytes) {
  const names = checkZip(bytes)
  if (names.has('word/document.xml')) return readWord(bytes)
  if (names.has('xl/workbook.xml')) return readSheets(bytes)
  return undefined
}

/** @param {Uint8Array} bytes */
async function readWord(bytes) {
  const images = mammoth.images.imgElement(async () => ({ src: '' }))
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { convertImage: images })
  const turndown = new Turndown({ headingStyle: 'atx', codeBlockStyle: 'fenced', bulletListMarker: '-' })
  turndown.remove('img')
  turndown.addRule('table', {
    filter: 'table',
    replacement: (_text, table) => {
      const rows = all(table, 'tr').map((row) =>
        [...all(row, 'td'), ...all(row, 'th')].map((cell) =>
          list(cell.childNodes)
            .map((part) => part.textContent)
            .join('\n'),
        ),
      )
      return `\n\n${markdownTable(rows)}\n\n`
    },
  })
  return turndown.turndown(value).trim()
}

/** @param {Uint8Array} bytes */
async function readSheets(bytes) {
  const sheets = await readWorkbook(Buffer.from(bytes))
  return sheets.map(({ sheet, data }) => `## ${sheet}\n\n${markdownTable(data)}`.trim()).join('\n\n')
}

/** @param {any} node @param {string} tag @returns {any[]} */
const all = (node, tag) => list(node.getElementsByTagName(tag))

/** Its lists of nodes are no iterables. @param {ArrayLike<any>} nodes @returns {any[]} */
function list(nodes) {
  return Array.from({ length: nodes.length }, (_, at) => nodes[at])
}
