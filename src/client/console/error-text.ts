import { isTRPCClientError } from '@trpc/client'
import { z } from 'zod'

const Data = z.object({
  httpStatus: z.number().optional(),
  error: z.string().optional(),
  hint: z.string().optional(),
  details: z.record(z.string(), z.unknown()).optional(),
  issues: z.array(z.object({ loc: z.array(z.union([z.string(), z.number()])), msg: z.string() })).optional(),
})

const dataOf = (error: unknown) => {
  const parsed = isTRPCClientError(error) ? Data.safeParse(error.data) : undefined
  return parsed?.success ? parsed.data : undefined
}

/** What happened and what to do, for people. */
export function errorText(error: unknown): { title: string; hint: string | undefined } {
  const data = dataOf(error)
  const issue = data?.issues?.[0]
  if (issue)
    return { title: `${issue.loc.filter((part) => part !== 'body').join('.')}: ${issue.msg}`, hint: data?.hint }
  if (data) return { title: error instanceof Error ? error.message : String(error), hint: data.hint }
  // Thrown by the console itself, in words for people.
  if (error instanceof Error && !isTRPCClientError(error)) return { title: error.message, hint: undefined }
  return {
    title: 'The server could not be reached',
    hint: 'Check the connection, then try again. Nothing you entered is lost.',
  }
}

/** Both in one line. */
export function errorWords(error: unknown): string {
  const { title, hint } = errorText(error)
  return hint ? `${title}. ${hint}` : title
}

/** The HTTP status of a refused call; 0 when there was no answer. */
export const errorStatus = (error: unknown): number => dataOf(error)?.httpStatus ?? 0

/** More data that came with a refusal, e.g. the newer flow after a conflict. */
export const errorDetails = (error: unknown): Record<string, unknown> => dataOf(error)?.details ?? {}

/** What the server says of single fields, by field name. */
export function fieldErrors(error: unknown): Record<string, string> {
  const entries = dataOf(error)?.issues?.map((issue) => {
    const [first, second] = issue.loc
    return [String(first === 'body' ? (second ?? '') : (first ?? '')), issue.msg] as const
  })
  return Object.fromEntries(entries ?? [])
}
