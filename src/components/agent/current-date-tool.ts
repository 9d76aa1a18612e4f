import { EngineError } from '@/engine/errors'
import type { ClockPort } from '@/engine/ports'
import type { ToolValue } from '@/engine/values'

/** A tool that tells the date and time, in UTC or in a time zone of the model's choice. */
export function currentDateTool(clock: ClockPort): ToolValue {
  return {
    kind: 'tool',
    name: 'get_current_date',
    description: 'Tells the current date and time in a time zone.',
    input_schema: {
      type: 'object',
      properties: {
        timezone: {
          type: 'string',
          description: 'A time zone such as Europe/Berlin or America/New_York. Default UTC.',
        },
      },
    },
    async call({ timezone }) {
      const timeZone = typeof timezone === 'string' && timezone !== '' ? timezone : 'UTC'
      try {
        const words = new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'full', timeStyle: 'long' })
        return `${words.format(clock.now())} (${new Date(clock.now()).toISOString()})`
      } catch (error) {
        throw new EngineError('invalid_input', `There is no time zone "${timeZone}".`, { cause: error })
      }
    },
  }
}
