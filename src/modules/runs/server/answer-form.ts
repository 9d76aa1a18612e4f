import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { AppError, type FieldIssue, notFound } from '@/contract/errors'
import { findFile } from '@/modules/files/server'
import { findFlow } from '@/modules/flows/server'
import type { RunForm } from '@/platform/db/generated/client'
import type { FormAnswer } from '../contract/run.schema'
import { fileInput } from './file-input'
import { FormRequest } from './form.dto'
import { formRepository } from './form.repository'
import { resumeRun } from './resume-run'

type Answer = z.infer<typeof FormAnswer>

/** Answers a form of a run that the caller may see. 409 when it was answered before, 410 when its time is over. */
export async function answerForm(actor: UserActor, input: Answer & { form_id: string }) {
  const form = await formRepository.find(actor.tenant_id, input.form_id)
  if (!form) throw notFound('Form')
  await findFlow(actor, form.flow_id)
  return settleForm(form, input, actor.user_id)
}

/** Keeps the answer, once, and lets the run go on. */
export async function settleForm(form: RunForm, answer: Answer, answered_by: number | null) {
  const { id, tenant_id, run_id } = form
  assertOpen(form)
  assertFits(form, answer)
  const given = { action: answer.action, inputs: await withFiles(form, answer) }
  if (!(await formRepository.settle(tenant_id, id, given, answered_by))) {
    assertOpen((await formRepository.find(tenant_id, id)) ?? form)
    throw new AppError('gone', 'The time for this form is over')
  }
  await resumeRun(tenant_id, run_id)
  return { run_id, form_id: id }
}

/** What was given for the form's file fields as the files that nodes read. Throws 422 for files that are not here. */
async function withFiles({ tenant_id, request }: RunForm, { inputs }: Answer): Promise<Record<string, unknown>> {
  const fields = FormRequest.parse(request).fields.filter(
    ({ type, name }) => type === 'file' && Object.hasOwn(inputs, name),
  )
  const files = fields.map(async ({ name }): Promise<[string, unknown]> => {
    return [name, await fileInput(inputs[name], (ref) => findFile(tenant_id, ref))]
  })
  return { ...inputs, ...Object.fromEntries(await Promise.all(files)) }
}

function assertOpen(form: RunForm): void {
  if (form.status === 'answered') throw new AppError('conflict', 'This form has been answered already')
  if (form.status === 'cancelled') throw new AppError('gone', 'The run that asked was stopped')
  if (form.status === 'expired' || form.expires_at <= new Date())
    throw new AppError('gone', 'The time for this form is over')
}

function assertFits(form: RunForm, answer: Answer): void {
  const { fields, actions } = FormRequest.parse(form.request)
  const issues: FieldIssue[] = []
  if (!actions.some((action) => action.id === answer.action)) {
    issues.push({
      loc: ['body', 'action'],
      msg: `must be one of: ${actions.map((action) => action.id).join(', ')}`,
      type: 'unknown_action',
    })
  }
  for (const field of fields) {
    const value = Object.hasOwn(answer.inputs, field.name) ? answer.inputs[field.name] : undefined
    const fault = fieldFault(field, value)
    if (fault) issues.push({ loc: ['body', 'inputs', field.name], msg: fault, type: 'invalid_value' })
  }
  if (issues.length > 0) {
    const words = issues.map((issue) => `${issue.loc.slice(1).join('.')} ${issue.msg}`).join('; ')
    throw new AppError('invalid_input', `The answer does not fit the form: ${words}`, { issues })
  }
}

function fieldFault(field: z.infer<typeof FormRequest>['fields'][number], value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') return field.required ? 'is required' : undefined
  switch (field.type) {
    case 'number':
      return typeof value === 'number' ? undefined : 'must be a number'
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'must be true or false'
    case 'select':
      return field.options?.includes(String(value)) ? undefined : `must be one of: ${field.options?.join(', ')}`
    case 'text':
    case 'paragraph':
      return typeof value === 'string' ? undefined : 'must be a text'
    default:
      return undefined
  }
}
