import type { ComponentDefinition, FieldDefinition } from '@/engine/component'

const sizeFields: FieldDefinition[] = [
  {
    name: 'chunk_overlap',
    display_name: 'Chunk Overlap',
    type: 'integer',
    info: 'Characters that a piece repeats of the one before.',
    default: 200,
    min: 0,
  },
  {
    name: 'chunk_size',
    display_name: 'Chunk Size',
    type: 'integer',
    info: 'Characters that a piece should not exceed. What has no separator in it stays whole.',
    default: 1000,
    min: 1,
  },
]

const outputs: ComponentDefinition['outputs'] = [
  { name: 'dataframe', display_name: 'Chunks', types: ['DataFrame'] },
  { name: 'chunks', display_name: 'Data', types: ['Data'] },
]

export const splitText: ComponentDefinition = {
  type: 'SplitText',
  aliases: ['CharacterTextSplitter'],
  display_name: 'Split Text',
  description: 'Cuts texts into pieces at a separator.',
  icon: 'scissors',
  category: 'processing',
  fields: [
    {
      name: 'data_inputs',
      aliases: ['data_input', 'documents'],
      display_name: 'Input',
      type: 'handle',
      info: 'The texts to cut.',
      required: true,
      list: true,
      input_types: ['Data', 'DataFrame', 'Message'],
    },
    ...sizeFields,
    {
      name: 'separator',
      display_name: 'Separator',
      type: 'text',
      info: 'Where to cut. \\n stands for a new line; empty cuts between characters.',
      default: '\n',
      input_types: ['Message'],
    },
    {
      name: 'text_key',
      display_name: 'Text Key',
      type: 'text',
      info: 'Field or column that holds the text.',
      default: 'text',
      input_types: ['Message'],
      advanced: true,
    },
    {
      name: 'keep_separator',
      display_name: 'Keep Separator',
      type: 'select',
      info: 'Whether a piece keeps the separator, and on which side.',
      options: ['False', 'True', 'Start', 'End'],
      default: 'False',
      advanced: true,
    },
  ],
  outputs,
}

export const recursiveSplitText: ComponentDefinition = {
  type: 'RecursiveCharacterTextSplitter',
  display_name: 'Recursive Text Splitter',
  description: 'Cuts texts into pieces at paragraphs, else lines, else words.',
  icon: 'scissors',
  category: 'processing',
  hidden: true,
  fields: [
    {
      name: 'data_input',
      aliases: ['data_inputs', 'documents'],
      display_name: 'Input',
      type: 'handle',
      info: 'The texts to cut.',
      required: true,
      list: true,
      input_types: ['Data', 'DataFrame', 'Message'],
    },
    ...sizeFields,
    {
      name: 'separators',
      display_name: 'Separators',
      type: 'text',
      info: 'Where to cut, the best place first. Empty means paragraphs, lines, words, characters.',
      default: '',
      advanced: true,
    },
  ],
  outputs: [{ name: 'data', display_name: 'Data', types: ['Data'] }, ...outputs],
}
