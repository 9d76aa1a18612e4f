import { type ErrorCode, errorStatus } from '@/contract/errors'

type Json = { [key: string]: unknown }

interface SurfaceDocs {
  title: string
  description: string
  securitySchemes: Record<string, Json>
  /** Alternatives: any one of them is enough. */
  security: Json[]
  error(status: number): Json
}

const bearer = { type: 'http', scheme: 'bearer' }
const answer = (description: string, type: string, schema: Json): Json => ({
  description,
  content: { [type]: { schema } },
})
const string = { type: 'string' }

const studio: SurfaceDocs = {
  title: 'Millrace studio API',
  description: 'Build, run and govern flows. Paths are accepted with and without a closing slash.',
  securitySchemes: {
    bearer,
    api_key_header: { type: 'apiKey', in: 'header', name: 'x-api-key' },
    api_key_query: { type: 'apiKey', in: 'query', name: 'x-api-key' },
    session: { type: 'apiKey', in: 'cookie', name: 'millrace.session' },
  },
  security: [{ bearer: [] }, { api_key_header: [] }, { api_key_query: [] }, { session: [] }],
  error: (status) =>
    status === 422
      ? answer('The input is not valid', 'application/json', {
          type: 'object',
          properties: {
            detail: {
              type: 'array',
              items: {
                type: 'object',
                properties: { loc: { type: 'array', items: {} }, msg: string, type: string },
              },
            },
          },
        })
      : answer(reason(status), 'application/json', {
          type: 'object',
          properties: { detail: {} },
          required: ['detail'],
        }),
}

const openapi: SurfaceDocs = {
  title: 'Millrace user API',
  description: 'Bearer API for command-line and programmatic users.',
  securitySchemes: { bearer },
  security: [{ bearer: [] }],
  error: (status) =>
    answer(reason(status), 'application/json', {
      type: 'object',
      properties: { code: string, message: string, status: { type: 'integer' }, hint: string, details: {} },
      required: ['code', 'message', 'status'],
    }),
}

const poe: SurfaceDocs = {
  title: 'Millrace apps and bots API',
  description: 'Sign-in with an API key, points, models, hosted apps, scopes and bots.',
  securitySchemes: { bearer, session: { type: 'apiKey', in: 'cookie', name: 'millrace.session' } },
  security: [{ bearer: [] }, { session: [] }],
  error: (status) =>
    answer(reason(status), 'application/json', {
      type: 'object',
      properties: { success: { const: false }, error: string },
      required: ['success', 'error'],
    }),
}

const run: SurfaceDocs = {
  title: 'Millrace run auth API',
  description: 'Anonymous sessions for public apps, guarded by proof of work.',
  securitySchemes: { bearer },
  security: [{ bearer: [] }],
  error: (status) =>
    answer(reason(status), 'application/problem+json', {
      type: 'object',
      properties: { type: string, title: string, status: { type: 'integer' }, detail: string, instance: string },
    }),
}

/** What is said once for each surface's document. */
export const surfaceDocs = { studio, openapi, poe, run, statusOf: (code: ErrorCode): number => errorStatus[code] }

function reason(status: number): string {
  const code = Object.entries(errorStatus).find(([, value]) => value === status)?.[0] ?? 'error'
  return code.charAt(0).toUpperCase() + code.slice(1).replaceAll('_', ' ')
}
