import { checkInputs } from '@/components/dify/start/check-inputs'
import { type StartVariable, startVariables } from '@/components/dify/start/start-variables'
import { AppError } from '@/contract/errors'
import type { FileValue, Value } from '@/engine'
import type { Plan, PlanNode } from '@/engine/plan'
import { fileInput } from './file-input'
import type { RunRequest } from './start-run'

type FindFile = (ref: string) => Promise<FileValue | undefined>

/**
 * The values that a run begins with, held against the fields of the flow's start node. Throws 422 that names each field
 * that is missing or does not fit.
 */
export async function startInputs(plan: Plan, request: RunRequest, find: FindFile): Promise<Record<string, Value>> {
  const given: Record<string, Value> = {}
  const start = plan.nodes.find((planned) => planned.node.type === 'start')
  const variables = start ? startVariables(start.node.config.variables) : []
  const isFile = new Set(
    variables.filter(({ type }) => type === 'file' || type === 'file-list').map((item) => item.variable),
  )
  for (const [name, value] of Object.entries(request.inputs ?? {})) {
    given[name] = isFile.has(name) ? await fileInput(value, find) : value
  }
  if (!start || request.start_component_id || request.entry) return given
  const all = { ...tweakedValues(start, variables), ...given }
  const only = onlyText(variables)
  if (only && (!Object.hasOwn(all, only) || all[only] === undefined) && request.input_value !== '')
    given[only] = all[only] = request.input_value
  const problems = checkInputs(variables, all)
  if (problems.length === 0) return given
  throw new AppError(
    'invalid_input',
    `The input does not fit the flow: ${problems.map((problem) => problem.message).join('; ')}`,
    {
      hint: 'Send the values under "inputs", by the names of the start node’s fields.',
      issues: problems.map((problem) => ({
        loc: ['body', 'inputs', problem.variable],
        msg: problem.message,
        type: 'invalid_value',
      })),
    },
  )
}

/** Values that tweaks or the author set on the node itself. */
function tweakedValues(start: PlanNode, variables: readonly StartVariable[]): Record<string, Value> {
  return Object.fromEntries(
    variables.flatMap(({ variable }) => {
      const value = start.values[variable]
      return value === undefined || value === null ? [] : [[variable, value]]
    }),
  )
}

/** A flow that asks for one text takes the message for it: clients that know no fields can use it too. */
function onlyText(variables: readonly StartVariable[]): string | undefined {
  const [first, ...others] = variables.filter((variable) => variable.required || variables.length === 1)
  if (!first || others.length > 0) return undefined
  return first.type === 'text-input' || first.type === 'paragraph' ? first.variable : undefined
}
