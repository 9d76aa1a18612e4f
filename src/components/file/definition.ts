import type { ComponentDefinition, FieldDefinition, OutputDefinition } from '@/engine/component'

const fields: readonly FieldDefinition[] = [
  {
    name: 'path',
    display_name: 'Files',
    type: 'file',
    info: 'Uploaded files to read. Empty means the files that come with the message.',
    list: true,
  },
  {
    name: 'file_path',
    display_name: 'Connected File',
    type: 'handle',
    info: 'A file from another node: its reference, or data with file_path.',
    list: true,
    input_types: ['Data', 'Message'],
    advanced: true,
  },
  {
    name: 'separator',
    display_name: 'Separator',
    type: 'text',
    info: 'What stands between the texts of several files.',
    default: '\n\n',
    advanced: true,
  },
  {
    name: 'silent_errors',
    display_name: 'Silent Errors',
    type: 'boolean',
    info: 'Leave out files that cannot be read.',
    default: false,
    advanced: true,
  },
]

const outputs: readonly OutputDefinition[] = [
  { name: 'message', display_name: 'Raw Content', types: ['Message'] },
  { name: 'dataframe', display_name: 'Files', types: ['DataFrame'] },
  { name: 'structured_output', display_name: 'Structured Content', types: ['DataFrame'] },
  { name: 'path', display_name: 'File Path', types: ['Message'] },
  { name: 'data', display_name: 'Data (older flows)', types: ['Data'] },
  { name: 'advanced_markdown', display_name: 'Markdown (older flows)', types: ['Message'] },
  { name: 'advanced_dataframe', display_name: 'Structured Output (older flows)', types: ['DataFrame'] },
]

const ownReaders = 'Documents are read by the readers that are built in, which recognise no text in images.'

export const fileComponents: readonly ComponentDefinition[] = [
  {
    type: 'File',
    aliases: ['FileComponent'],
    display_name: 'File',
    description: 'Reads the text of uploaded files: txt, md, html, csv, json, pdf, docx, xlsx.',
    icon: 'file-text',
    category: 'data',
    capabilities: ['files'],
    fields,
    outputs,
  },
  {
    type: 'Directory',
    display_name: 'Directory',
    description: 'Reads the text of several uploaded files.',
    icon: 'folder-open',
    category: 'data',
    capabilities: ['files'],
    hidden: true,
    differs: 'Folders of a machine are not read; the files have to be uploaded.',
    fields,
    outputs,
  },
  {
    type: 'DoclingRemote',
    aliases: ['DoclingInline'],
    display_name: 'Document Reader',
    description: 'Reads the text of documents.',
    icon: 'file-text',
    category: 'data',
    capabilities: ['files'],
    hidden: true,
    differs: ownReaders,
    fields,
    outputs,
  },
]
