import type { ComponentDefinition } from '@/engine/component'

export const getUserId: ComponentDefinition = {
  type: 'GetUserID',
  display_name: 'User ID',
  description: 'Who started the run.',
  icon: 'key-round',
  category: 'input_output',
  hidden: true,
  fields: [],
  outputs: [{ name: 'output', display_name: 'User ID', types: ['Message'] }],
}
