import type { ComponentDefinition } from '@/engine/component'

export const currentDate: ComponentDefinition = {
  type: 'CurrentDate',
  aliases: ['CurrentDateComponent'],
  display_name: 'Current Date',
  description: 'The date and time in a time zone.',
  icon: 'history',
  category: 'tools',
  fields: [
    {
      name: 'timezone',
      display_name: 'Time Zone',
      type: 'text',
      info: 'Such as UTC or Europe/Berlin.',
      default: 'UTC',
      tool_mode: true,
    },
  ],
  outputs: [{ name: 'current_date', display_name: 'Current Date', types: ['Message'] }],
}
