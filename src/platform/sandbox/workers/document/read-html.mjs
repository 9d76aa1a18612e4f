import { convert } from 'html-to-text'

/** What a reader of the page would read, tables and lists as text. @param {string} html */
export function readHtml(html) {
  return convert(html, {
    wordwrap: false,
    limits: { maxInputLength: html.length, maxDepth: 200 },
    selectors: [
      { selector: 'a', options: { ignoreHref: true } },
      { selector: 'img', format: 'skip' },
      { selector: 'script', format: 'skip' },
      { selector: 'style', format: 'skip' },
      { selector: 'table', format: 'dataTable' },
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
    ],
  }).trim()
}
