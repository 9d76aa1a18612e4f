import type { ComponentDefinition } from '@/engine/component'

export const base64File: ComponentDefinition = {
  type: 'base64 File',
  display_name: 'Base64 File',
  description: 'Reads the text of a file that is given in Base64.',
  icon: 'file-text',
  category: 'data',
  hidden: true,
  differs: 'The file is read by the readers that are built in.',
  fields: [
    {
      name: 'base64_string',
      display_name: 'Base64',
      type: 'multiline',
      info: 'The bytes of the file in Base64.',
      default: '',
      input_types: ['Message'],
    },
    {
      name: 'filename',
      display_name: 'File Name',
      type: 'text',
      info: 'Its name with the ending, which says what kind of file it is.',
      default: '',
      input_types: ['Message'],
    },
    {
      name: 'silent_errors',
      display_name: 'Silent Errors',
      type: 'boolean',
      info: 'Give no text when the file cannot be read.',
      default: false,
      advanced: true,
    },
  ],
  outputs: [{ name: 'data', display_name: 'Data', types: ['Data'] }],
}

/** Two texts that a caller sets, handed on one by one. */
export const parameterInput: ComponentDefinition = {
  type: 'ParameterInput',
  display_name: 'File Parameters',
  description: 'Takes a file in Base64 and its name from the caller.',
  icon: 'text-cursor-input',
  category: 'input_output',
  hidden: true,
  fields: [
    {
      name: 'base64_file',
      display_name: 'Base64 File',
      type: 'multiline',
      info: 'The bytes of the file in Base64.',
      default: '',
      input_types: ['Message'],
    },
    {
      name: 'filename',
      display_name: 'File Name',
      type: 'text',
      info: 'Its name with the ending.',
      default: '',
      input_types: ['Message'],
    },
  ],
  outputs: [
    { name: 'base64_file_out', display_name: 'Base64 File', types: ['Message'] },
    { name: 'filename_out', display_name: 'File Name', types: ['Message'] },
  ],
}
