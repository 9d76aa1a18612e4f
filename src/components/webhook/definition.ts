import type { ComponentDefinition } from '@/engine/component'

export const webhook: ComponentDefinition = {
  type: 'Webhook',
  display_name: 'Webhook',
  description: 'Begins with what a caller sends to the webhook of the flow.',
  icon: 'webhook',
  category: 'input_output',
  fields: [
    {
      name: 'data',
      display_name: 'Payload',
      type: 'multiline',
      info: 'The JSON that the flow works with when nobody sends any, for trying it out.',
      default: '',
      input_types: ['Message'],
    },
  ],
  outputs: [{ name: 'output_data', display_name: 'Data', types: ['Data'] }],
}
