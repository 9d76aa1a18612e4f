import { z } from 'zod'
import { Timestamp, text } from '@/contract/ids'
import { operation } from '@/contract/operation'

const Name = text(120)
  .min(1)
  .regex(/^[A-Za-z_][A-Za-z0-9_ -]*$/, {
    message: 'may hold letters, digits, _ - and spaces, and starts with a letter',
  })
  .describe('Unique in the tenant')
const Value = text(20_000).describe('Write-only for credentials')
const BusinessId = z.int().min(0).max(2_147_483_647)
const Fields = z.array(text(120)).max(50).describe('Field names that are filled with this variable by default')

export const VariableRead = z
  .object({
    id: z.uuid(),
    name: z.string(),
    type: z.enum(['Credential', 'Generic']),
    value: z.string().nullable().describe('Null for credentials: a secret is never read back'),
    default_fields: z.array(z.string()),
    business_id: z.int().describe('Line of business that it belongs to; 0: none'),
    created_at: Timestamp,
    updated_at: Timestamp,
    dropped_secrets: z
      .array(z.string())
      .optional()
      .describe('Only after a change: keys that were dropped, as their provider is reached at another address now'),
  })
  .meta({ id: 'VariableRead' })

const common = { surface: 'studio', group: 'Variables' } as const

/** Not in the studio document, but its clients manage variables this way. */
export const variableOps = {
  list_variables: operation({
    ...common,
    method: 'GET',
    path: '/api/v1/variables/',
    access: 'variable:read',
    summary: 'List variables',
    description:
      'All of the tenant, or those of the businesses in which you may see them. Flows use every one by its name.',
    input: z.object({}),
    output: z.array(VariableRead),
  }),
  create_variable: operation({
    ...common,
    method: 'POST',
    path: '/api/v1/variables/',
    access: 'variable:create',
    summary: 'Create a variable',
    status: 201,
    errors: ['conflict'],
    input: z.object({
      name: Name,
      value: Value.min(1),
      type: z
        .preprocess(
          (type) => (typeof type === 'string' ? type.charAt(0).toUpperCase() + type.slice(1).toLowerCase() : type),
          z.enum(['Credential', 'Generic']),
        )
        .default('Credential'),
      default_fields: Fields.default([]),
      business_id: BusinessId.default(0).describe('Line of business that it belongs to; 0: none'),
    }),
    output: VariableRead,
  }),
  update_variable: operation({
    ...common,
    method: 'PATCH',
    path: '/api/v1/variables/{variable_id}',
    access: 'variable:modify',
    summary: 'Change a variable',
    errors: ['conflict'],
    input: z.object({
      variable_id: z.uuid(),
      name: Name.nullish(),
      value: Value.nullish().describe('Null or empty keeps the present value'),
      default_fields: Fields.nullish(),
      business_id: BusinessId.nullish().describe('0 takes it out of its line of business'),
    }),
    output: VariableRead,
  }),
  delete_variable: operation({
    ...common,
    method: 'DELETE',
    path: '/api/v1/variables/{variable_id}',
    access: 'variable:delete',
    summary: 'Delete a variable',
    status: 204,
    input: z.object({ variable_id: z.uuid() }),
    output: z.null(),
  }),
}
