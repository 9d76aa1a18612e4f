import type { z } from 'zod'
import type { ErrorCode } from './errors'
import type { Access } from './privileges'

export type Surface = 'studio' | 'openapi' | 'poe' | 'run' | 'console'

/** The surfaces that are REST: each has its paths, credentials, error body and document. */
export type RestSurface = Exclude<Surface, 'console'>
/** What is counted apart from other requests. */
export const limitKinds = ['login', 'form', 'run', 'public'] as const
export type LimitKind = (typeof limitKinds)[number]

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** An answer that is not JSON: a file or a stream, given by the REST mount instead of the procedure's output. */
export interface RawAnswerDoc {
  content_type: string
  description: string
}

/**
 * How a mutation comes into the audit log. Unless said it is recorded by its procedure; `own_record`: it leaves a record of
 * its own (runs), or nobody did anything (refreshed tokens); `sign_in`: attempts that were refused with 401 are recorded too.
 */
export type AuditKind = 'own_record' | 'sign_in'

interface Common<A extends Access, I extends z.ZodObject, O extends z.ZodType> {
  /** Who may call it. Without it an operation does not compile. */
  access: A
  audit?: AuditKind
  /** The group in the document. */
  group: string
  summary: string
  description?: string
  input: I
  output: O
}

interface RestPart<I extends z.ZodObject> {
  surface: Exclude<Surface, 'console'>
  method: HttpMethod
  /** As the document prints it, with `{parameter}`; both forms, with and without a closing slash, are served. */
  path: `/${string}`
  /** Success status; 200 unless said. */
  status?: 200 | 201 | 202 | 204
  /** Keys of `input` that come from the query string although the method has a body. */
  query?: readonly (keyof z.infer<I> & string)[]
  /** Other spellings of query parameters: spelling → key of `input`. */
  query_aliases?: Readonly<Record<string, keyof z.infer<I> & string>>
  /** Keys of `input` that come as a cookie of that name → the header that may carry it where browsers keep cookies back. */
  cookies?: Readonly<Partial<Record<keyof z.infer<I> & string, string>>>
  /** How the body is written. Default: a JSON object for POST, PUT and PATCH, none for GET and DELETE. */
  body?: 'object' | 'none' | 'form' | 'multipart' | { array: keyof z.infer<I> & string }
  /** The body may be left out. */
  body_optional?: boolean
  /** Largest body in bytes; the installation's setting unless said. */
  max_body?: number
  /** Other answers of the same status that are files or streams. */
  raw?: readonly RawAnswerDoc[]
  /** True when the JSON answer does not exist on REST: only `raw`. */
  raw_only?: boolean
  /** Error codes beyond those that follow from access and input. */
  errors?: readonly ErrorCode[]
  /** Counted against the stricter limit of its kind; `public` counts callers without an account only. */
  rate_limit?: LimitKind
}

interface ConsolePart {
  surface: 'console'
  rate_limit?: LimitKind
}

export type Operation<
  A extends Access = Access,
  I extends z.ZodObject = z.ZodObject,
  O extends z.ZodType = z.ZodType,
> = Common<A, I, O> & (RestPart<I> | ConsolePart)

export type RestOperation = Extract<Operation, { surface: Exclude<Surface, 'console'> }>

/**
 * Declares one operation: path, access, schemas and words. The tRPC procedure, the REST endpoint, the document,
 * the permission check and the generated tests all come from it.
 */
export function operation<const A extends Access, I extends z.ZodObject, O extends z.ZodType>(
  spec: Operation<A, I, O>,
): Operation<A, I, O> {
  return spec
}

export const isRest = (op: Operation): op is RestOperation => op.surface !== 'console'
