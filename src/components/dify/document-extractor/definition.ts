import { field, flowNode, output } from '../flow-node'

export const documentExtractor = flowNode({
  type: 'document-extractor',
  display_name: 'Document Extractor',
  description: 'The text of documents: PDF, Word, Excel, HTML, Markdown, CSV, JSON, text.',
  icon: 'file-text',
  category: 'data',
  fields: [
    field('variable_selector', 'Document', 'table', { default: [] }),
    field('is_array_file', 'Several', 'boolean', { advanced: true }),
  ],
  outputs: [output('text', 'Text', 'Any')],
})
