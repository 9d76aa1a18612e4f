import type { Handler } from '@/engine/component'
import { newMessage } from '@/engine/messages'
import { textOf } from '@/engine/text-of'
import { isMessage } from '@/engine/value-guards'
import { formatTemplate } from '@/lib/f-string'
import { chosenModel } from '../language-model/chosen-model'
import { callModel } from '../model-call/call-model'
import { splitThinking } from '../model-call/split-thinking'
import { flagInput, textInput } from '../read-inputs'
import { toRows } from '../to-rows'
import { ELSE, routeOutput } from './definition'

export const smartRouterHandler: Handler = async (inputs, context) => {
  const routes = toRows(inputs.routes).map((row, index) => ({
    name: String(row.route_category || `Category ${index + 1}`),
    description: String(row.route_description ?? ''),
    value: String(row.output_value ?? ''),
  }))
  const text = textInput(inputs, 'input_text')
  const model = await chosenModel(inputs, context)
  const names = routes.map((route) => `"${route.name}"`).join(', ')
  const more = formatTemplate(textInput(inputs, 'custom_prompt'), (name) =>
    name === 'input_text' ? text : name === 'routes' ? names : `{${name}}`,
  )
  const question = [
    'Choose the one category that fits the text best. Answer with its name alone, or with NONE when no category fits.',
    `Categories:\n${routes.map((route) => `- ${route.name}${route.description && `: ${route.description}`}`).join('\n')}`,
    ...(more === '' ? [] : [more]),
    `Text:\n${text}`,
  ].join('\n\n')
  const answer = await callModel(context, { model, turns: [{ role: 'user', content: question }] })
  const chosen = normal(splitThinking(answer.text).answer)
  const index = routes.findIndex((route) => normal(route.name) === chosen)
  const override = textInput(inputs, 'message')
  const passed = (value: string) =>
    isMessage(inputs.input_text) && value === '' ? inputs.input_text : newMessage(value || text, context.run)
  const route = routes[index]
  if (route) return { outputs: { [routeOutput(index)]: passed(override || route.value) }, taken: [routeOutput(index)] }
  context.log(`No route fits: the model answered ${textOf(answer.text).slice(0, 100)}`)
  if (!flagInput(inputs, 'enable_else_output', false)) return { outputs: {}, taken: [] }
  return { outputs: { [ELSE]: passed(override) }, taken: [ELSE] }
}

const normal = (text: string) =>
  text
    .trim()
    .replaceAll(/^["'*\s]+|["'*.\s]+$/g, '')
    .toLowerCase()
