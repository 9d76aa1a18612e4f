import { z } from 'zod'
import type { Handler, NodeContext } from '@/engine/component'
import { EngineError } from '@/engine/errors'
import { plainValue } from '@/engine/plain-value'
import type { SuspendField, SuspendRequest } from '@/engine/suspension'
import type { JsonValue, Value } from '@/engine/values'
import { fillAnswer } from '../fill-text'
import { parseConfig } from '../parse-config'
import { Selector } from '../selectors'
import { TIMEOUT_PORT } from './definition'

const UNIT_MS: Record<string, number> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 }

const Input = z.object({
  type: z.string().catch('text-input'),
  output_variable_name: z.string().min(1),
  label: z.string().nullish(),
  required: z.boolean().nullish(),
  options: z.array(z.coerce.string()).nullish(),
  default: z
    .object({ type: z.string().catch('constant'), selector: Selector.nullish(), value: z.unknown() })
    .nullish()
    .catch(null),
})

const Config = z.object({
  form_content: z.string().nullish(),
  inputs: z.array(Input).nullish(),
  user_actions: z
    .array(
      z.object({
        id: z.string(),
        title: z.string().catch(''),
        button_style: z.enum(['primary', 'default', 'accent', 'ghost']).catch('default'),
      }),
    )
    .min(1),
  timeout: z.coerce.number().positive().catch(3),
  timeout_unit: z.string().catch('day'),
  delivery_methods: z.array(z.object({ type: z.string(), enabled: z.boolean().catch(true) })).nullish(),
})

type FormConfig = z.infer<typeof Config>

export const humanInputHandler: Handler = async (inputs, context) => {
  const config = parseConfig(Config, inputs, context)
  const { answer } = context
  if (!answer) return { outputs: {}, suspend: formOf(config, context) }
  const fields = config.inputs ?? []
  if (answer.action !== TIMEOUT_PORT && !config.user_actions.some((action) => action.id === answer.action)) {
    throw new EngineError('invalid_input', `"${answer.action}" is not a button of "${context.node_name}".`)
  }
  const given: Record<string, JsonValue> = Object.fromEntries(
    fields.map((field) => [field.output_variable_name, answer.inputs[field.output_variable_name] ?? null]),
  )
  return {
    outputs: {
      ...given,
      __action_id: answer.action,
      __rendered_content: rendered(config, given, context),
    },
    taken: [answer.action],
  }
}

function formOf(config: FormConfig, context: NodeContext): SuspendRequest {
  return {
    content: fillAnswer(config.form_content ?? '', context),
    fields: (config.inputs ?? []).map((input) => fieldOf(input, context)),
    actions: config.user_actions.map((action) => ({ id: action.id, title: action.title, style: action.button_style })),
    expires_in_ms: config.timeout * (UNIT_MS[config.timeout_unit] ?? UNIT_MS.day ?? 0),
    on_expiry: TIMEOUT_PORT,
    in_console: (config.delivery_methods ?? []).every((method) => method.type !== 'webapp' || method.enabled),
  }
}

function fieldOf(input: z.infer<typeof Input>, context: NodeContext): SuspendField {
  const preset = input.default
  const value: Value | undefined =
    preset?.type === 'variable' && preset.selector ? context.read(preset.selector) : jsonOf(preset?.value)
  return {
    name: input.output_variable_name,
    label: input.label || input.output_variable_name,
    type: fieldType(input.type),
    required: input.required ?? false,
    ...(input.options ? { options: input.options } : {}),
    ...(value === undefined ? {} : { value: plainValue(value) }),
  }
}

function fieldType(type: string): SuspendField['type'] {
  if (type.includes('paragraph')) return 'paragraph'
  if (type.includes('number')) return 'number'
  if (type.includes('select')) return 'select'
  if (type.includes('checkbox') || type === 'boolean') return 'boolean'
  return type.includes('file') ? 'file' : 'text'
}

function jsonOf(value: unknown): JsonValue | undefined {
  const parsed = z.json().safeParse(value)
  return parsed.success ? parsed.data : undefined
}

/** What the person saw, with their answers in place of the fields. */
function rendered(config: FormConfig, given: Record<string, JsonValue>, context: NodeContext): string {
  const read = (selector: readonly string[]) =>
    selector[0] === '$output' ? given[selector[1] ?? ''] : context.read(selector)
  return fillAnswer(config.form_content ?? '', { read })
}
