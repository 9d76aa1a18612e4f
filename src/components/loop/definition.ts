import type { ComponentDefinition } from '@/engine/component'

/** The port that gives each item, and to which a wire brings back what its turn made. No other component has a field of this name. */
export const LOOP_ITEM = 'item'

export const loop: ComponentDefinition = {
  type: 'LoopComponent',
  display_name: 'Loop',
  description: 'Runs what is connected to "Item" once for each item, and gathers what comes back.',
  icon: 'repeat',
  category: 'logic',
  container: true,
  loop: { item: LOOP_ITEM, done: 'done' },
  fields: [
    {
      name: 'data',
      display_name: 'Inputs',
      type: 'handle',
      info: 'The list or table whose items are gone through, one after the other.',
      required: true,
      list: true,
      input_types: ['Data', 'DataFrame', 'Message'],
    },
    {
      name: LOOP_ITEM,
      display_name: 'Looping Back',
      type: 'handle',
      info: 'Connect the end of what each item goes through.',
      list: true,
      input_types: ['Data', 'DataFrame', 'Message'],
    },
    {
      name: 'done_type',
      display_name: 'Result',
      type: 'select',
      info: 'Whether what came back is given as a list of data or as one table.',
      options: ['Data', 'DataFrame'],
      default: 'Data',
      advanced: true,
    },
  ],
  outputs: [
    { name: LOOP_ITEM, display_name: 'Item', types: ['Data', 'Message'] },
    { name: 'done', display_name: 'Done', types: ['Data', 'DataFrame', 'Message'] },
  ],
}
