import { strToU8, zipSync } from 'fflate'
import { afterAll, describe, expect, it } from 'vitest'
import { closeSandbox } from '@/platform/sandbox/sandbox'
import { documentsPort } from './documents-port'

afterAll(closeSandbox)

const port = documentsPort('tenant')
const never = new AbortController().signal
const extract = (name: string, bytes: Uint8Array | string, media_type = '') =>
  port.extract({ name, media_type, bytes: typeof bytes === 'string' ? strToU8(bytes) : bytes }, never)

describe('text', () => {
  it.each([
    ['UTF-8', Buffer.from('Grüße 你好'), 'Grüße 你好'],
    ['UTF-8 with a mark', Buffer.from('\ufeffGrüße'), 'Grüße'],
    ['UTF-16, little end first', Buffer.from('\ufeffGrüße', 'utf16le'), 'Grüße'],
    ['UTF-16, big end first', Buffer.from('\ufeffGrüße', 'utf16le').swap16(), 'Grüße'],
    ['a Western code page', Buffer.from('Café crème', 'latin1'), 'Café crème'],
    ['GB 18030', Buffer.from([0xc4, 0xe3, 0xba, 0xc3, 0xa3, 0xac, 0xca, 0xc0, 0xbd, 0xe7]), '你好，世界'],
    ['nothing', Buffer.alloc(0), ''],
  ])('in %s', async (_, bytes, text) => {
    expect(await extract('notes.txt', bytes)).toBe(text)
  })

  it.each(['a.md', 'a.json', 'a.yaml', 'a.xml', 'a.py', 'without-ending'])('%s stays as it is', async (name) => {
    expect(await extract(name, '# Title\n{"a": [1]}\n')).toBe('# Title\n{"a": [1]}\n')
  })
})

describe('what has to be parsed', () => {
  it('is a web page', async () => {
    const html = `<html><head><title>T</title><style>p{}</style><script>alert(1)</script></head><body><h1>Head</h1>
      <p>Some <b>bold</b> <a href="https://example.org">link</a> &amp; more</p><ul><li>one</li><li>two</li></ul></body></html>`
    const text = await extract('page.html', html)
    expect(text).toMatch(/^Head\s+Some bold link & more\s+\* one\s+\* two$/)
  })

  it('is comma separated, or separated by something else', async () => {
    const table = '| name | note |\n| --- | --- |\n| a | x \\| y |\n| b | "q", two<br>lines |'
    expect(await extract('t.csv', 'name,note\na,x | y\nb,"""q"", two\nlines"\n')).toBe(table)
    expect(await extract('t.csv', 'name;note\na;x | y\n')).toBe('| name | note |\n| --- | --- |\n| a | x \\| y |')
    expect(await extract('t', 'a\tb\n1\n', 'text/tab-separated-values')).toBe('| a | b |\n| --- | --- |\n| 1 |  |')
  })

  it('is a Word document with a table', async () => {
    const text = await extract('letter.docx', docx())
    expect(text).toContain('# Report')
    expect(text).toContain('Hello & welcome')
    expect(text).toContain('| city | people |\n| --- | --- |\n| Rome | 3 |')
  })

  it('is a workbook, every sheet under its name', async () => {
    expect(await extract('book.xlsx', xlsx())).toBe(
      '## First\n\n| name | count |\n| --- | --- |\n| a | 2.5 |\n\n## Second\n\n| only |\n| --- |',
    )
  })

  it('is a PDF', async () => {
    expect(await extract('paper.pdf', pdf('Hello from a page'))).toBe('Hello from a page')
  })
})

describe('what cannot be read', () => {
  it.each([
    ['an image', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13])],
    ['an old Word document', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0])],
    ['a zip of something else', Buffer.from(zipSync({ 'a.txt': strToU8('a') }))],
    ['a broken zip', Buffer.from('PK\u0003\u0004 and no more')],
    ['a broken PDF', Buffer.from('%PDF-1.7\nnothing of the kind')],
  ])('%s is told by name', async (_, bytes) => {
    await expect(extract('the-file.bin', bytes)).rejects.toMatchObject({
      code: 'file_unreadable',
      message: expect.stringContaining('the-file.bin'),
    })
  })

  it('is a bomb', { timeout: 30_000 }, async () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(100 * 1024 ** 2) })
    await expect(extract('bomb.docx', bomb)).rejects.toMatchObject({
      code: 'file_unreadable',
      message: expect.stringContaining('unpack to far more'),
    })
    expect(await extract('t.csv', 'a,b\n')).toBe('| a | b |\n| --- | --- |')
  })

  it('is a stopped call', async () => {
    await expect(
      port.extract({ name: 'a.csv', media_type: '', bytes: strToU8('a') }, AbortSignal.abort(new Error('stopped'))),
    ).rejects.toThrow('stopped')
  })
})

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const OFFICE = 'http://schemas.openxmlformats.org'

function docx(): Uint8Array {
  const paragraph = (text: string, style = '') =>
    `<w:p>${style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t>${text}</w:t></w:r></w:p>`
  const row = (...cells: string[]) => `<w:tr>${cells.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`
  const body = `${paragraph('Report', 'Heading1')}${paragraph('Hello &amp; welcome')}<w:tbl>${row('city', 'people')}${row('Rome', '3')}</w:tbl>`
  const styles = `<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>`
  const word = `xmlns:w="${OFFICE}/wordprocessingml/2006/main"`
  return zipSync({
    '[Content_Types].xml': strToU8(
      `${XML}<Types xmlns="${OFFICE}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    ),
    '_rels/.rels': strToU8(relations(['officeDocument', 'word/document.xml'])),
    'word/_rels/document.xml.rels': strToU8(relations(['styles', 'styles.xml'])),
    'word/document.xml': strToU8(`${XML}<w:document ${word}><w:body>${body}</w:body></w:document>`),
    'word/styles.xml': strToU8(`${XML}<w:styles ${word}>${styles}</w:styles>`),
  })
}

function xlsx(): Uint8Array {
  const main = `xmlns="${OFFICE}/spreadsheetml/2006/main"`
  const text = (ref: string, value: string) => `<c r="${ref}" t="inlineStr"><is><t>${value}</t></is></c>`
  const sheet = (rows: string) => strToU8(`${XML}<worksheet ${main}><sheetData>${rows}</sheetData></worksheet>`)
  return zipSync({
    '[Content_Types].xml': strToU8(`${XML}<Types xmlns="${OFFICE}/package/2006/content-types"/>`),
    '_rels/.rels': strToU8(relations(['officeDocument', 'xl/workbook.xml'])),
    'xl/workbook.xml': strToU8(
      `${XML}<workbook ${main} xmlns:r="${OFFICE}/officeDocument/2006/relationships"><sheets><sheet name="First" sheetId="1" r:id="rId1"/><sheet name="Second" sheetId="2" r:id="rId2"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      relations(['worksheet', 'worksheets/sheet1.xml'], ['worksheet', 'worksheets/sheet2.xml']),
    ),
    'xl/worksheets/sheet1.xml': sheet(
      `<row r="1">${text('A1', 'name')}${text('B1', 'count')}</row><row r="2">${text('A2', 'a')}<c r="B2"><v>2.5</v></c></row>`,
    ),
    'xl/worksheets/sheet2.xml': sheet(`<row r="1">${text('A1', 'only')}</row>`),
  })
}

function relations(...targets: [type: string, target: string][]): string {
  const items = targets.map(
    ([type, target], at) =>
      `<Relationship Id="rId${at + 1}" Type="${OFFICE}/officeDocument/2006/relationships/${type}" Target="${target}"/>`,
  )
  return `${XML}<Relationships xmlns="${OFFICE}/package/2006/relationships">${items.join('')}</Relationships>`
}

function pdf(text: string): Uint8Array {
  const content = `BT /F1 24 Tf 72 720 Td (${text}) Tj ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let file = '%PDF-1.4\n'
  const offsets = objects.map((object, at) => {
    const offset = file.length
    file += `${at + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  return Buffer.from(
    `${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF`,
    'latin1',
  )
}
