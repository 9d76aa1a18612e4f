import type { z } from 'zod'
import { notFound } from '@/contract/errors'
import type { RunForm } from '@/platform/db/generated/client'
import type { FormAnswer } from '../contract/run.schema'
import { settleForm } from './answer-form'
import { formDto } from './form.dto'
import { formRepository } from './form.repository'
import { formOfToken } from './form-token'

/** The form that a token opens, for whoever has the token. 404 for a token that is none. */
export const getSharedForm = async (input: { form_token: string }) => formDto(await sharedForm(input.form_token))

/** Answers it. */
export const answerSharedForm = async (input: z.infer<typeof FormAnswer> & { form_token: string }) =>
  settleForm(await sharedForm(input.form_token), input, null)

async function sharedForm(token: string): Promise<RunForm> {
  const id = formOfToken(token)
  const tenant_id = id === undefined ? undefined : await formRepository.tenantOf(id)
  const form = id === undefined || tenant_id === undefined ? null : await formRepository.find(tenant_id, id)
  if (!form) throw notFound('Form')
  return form
}
