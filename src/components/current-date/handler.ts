import type { Handler } from '@/engine/component'
import { EngineError } from '@/engine/errors'
import { newMessage } from '@/engine/messages'
import { textInput } from '../read-inputs'

export const currentDateHandler: Handler = async (inputs, context) => {
  const zone = textInput(inputs, 'timezone').trim() || 'UTC'
  const text = `Current date and time in ${zone}: ${timeIn(zone, context.ports.clock.now())}`
  return { outputs: { current_date: newMessage(text, context.run) } }
}

function timeIn(timeZone: string, now: number): string {
  try {
    // The Swedish form is the one with the year first.
    return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(now)
  } catch (error) {
    throw new EngineError('invalid_input', `"${timeZone}" is not a time zone.`, {
      hint: 'It looks like UTC or Europe/Berlin.',
      cause: error,
    })
  }
}
