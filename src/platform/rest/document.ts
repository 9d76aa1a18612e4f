import { type AnyRouter, initTRPC } from '@trpc/server'
import { generateOpenApiDocument, type OpenApiMeta } from 'trpc-openapi'
import { z } from 'zod'
import type { RestOperation, RestSurface } from '@/contract/operation'
import { fieldPlaces } from './read-input'
import type { Route } from './route-table'
import { surfaceDocs } from './surface-docs'

type Json = { [key: string]: unknown }

/**
 * The OpenAPI document of one surface. The generator cannot say "query and body in one operation", so each operation is
 * generated as two stand-ins (its parameters, its body) that are put together afterwards in one pass, where status codes,
 * security and error answers are written too.
 */
export function buildDocument(surface: RestSurface, routes: Route[], version: string, baseUrl: string): Json {
  const docs = surfaceDocs[surface]
  const generated = generateOpenApiDocument(standIns(routes), {
    title: docs.title,
    description: docs.description,
    version,
    baseUrl,
    tags: [...new Set(routes.map((route) => route.op.group))],
    securitySchemes: {},
  })
  // A plain JSON tree from here on.
  const document = JSON.parse(JSON.stringify(generated)) as Json & { paths: Record<string, Record<string, Json>> }
  const paths: Record<string, Record<string, Json>> = {}
  for (const route of routes) {
    const parameters = document.paths[`/parameters/${route.name}${placeholders(route.op)}`]?.get
    const body = document.paths[`/body/${route.name}`]?.post
    paths[route.op.path] = {
      ...paths[route.op.path],
      [route.op.method.toLowerCase()]: documentOperation(route, surface, parameters ?? {}, body),
    }
  }
  return {
    ...document,
    paths,
    components: { ...(document.components as Json), securitySchemes: docs.securitySchemes },
  }
}

/** A router whose procedures exist only to be read by the generator; it never runs. */
function standIns(routes: Route[]): AnyRouter {
  const t = initTRPC.meta<OpenApiMeta>().create()
  const record: Record<string, ReturnType<typeof standIn>> = {}
  const standIn = (openapi: NonNullable<OpenApiMeta['openapi']>, input: z.ZodObject, output: z.ZodType) =>
    t.procedure
      .meta({ openapi })
      .input(input)
      .output(output)
      .query(() => undefined)
  for (const { name, op } of routes) {
    const places = fieldPlaces(op)
    const pick = (keys: string[]) =>
      z.object(Object.fromEntries(keys.flatMap((key) => (op.input.shape[key] ? [[key, op.input.shape[key]]] : []))))
    const key = name.replaceAll('.', '__')
    record[`p__${key}`] = standIn(
      { method: 'GET', path: `/parameters/${name}${placeholders(op)}` },
      pick([...places.path, ...places.query]),
      op.output,
    )
    if (places.body.length > 0)
      record[`b__${key}`] = standIn({ method: 'POST', path: `/body/${name}` }, pick(places.body), z.unknown())
  }
  return t.router(record)
}

const placeholders = (op: RestOperation) =>
  fieldPlaces(op)
    .path.map((name) => `/{${name}}`)
    .join('')

function documentOperation({ name, op }: Route, surface: RestSurface, parameters: Json, body: Json | undefined): Json {
  const status = String(op.status ?? 200)
  const answers = parameters.responses as Record<string, Json> | undefined
  return {
    operationId: name.replaceAll('.', '_'),
    tags: [op.group],
    summary: op.summary,
    ...(op.description ? { description: op.description } : {}),
    ...(op.access === 'public' ? { security: [] } : { security: surfaceDocs[surface].security }),
    parameters: [...aliased(op, (parameters.parameters as Json[] | undefined) ?? []), ...cookieParameters(op)],
    ...(body ? { requestBody: requestBody(op, body.requestBody as Json) } : {}),
    responses: { [status]: success(op, answers?.['200']), ...errorAnswers(op, surface) },
  }
}

const cookieParameters = (op: RestOperation): Json[] =>
  Object.entries(op.cookies ?? {}).map(([name, header]) => ({
    name,
    in: 'cookie',
    required: true,
    schema: { type: 'string' },
    ...(op.input.shape[name]?.description
      ? { description: `${op.input.shape[name].description}. The header ${header} may carry it instead` }
      : {}),
  }))

/** Documents print a parameter under its first alias when the source document spells it that way. */
function aliased(op: RestOperation, parameters: Json[]): Json[] {
  return parameters.map((parameter) => {
    const alias = Object.entries(op.query_aliases ?? {}).find(([, key]) => key === parameter.name)
    return alias && parameter.in === 'query' ? { ...parameter, name: alias[0] } : parameter
  })
}

function requestBody(op: RestOperation, generated: Json): Json {
  const schema = (generated.content as Record<string, Json>)['application/json']?.schema as Json
  const type =
    op.body === 'multipart'
      ? 'multipart/form-data'
      : op.body === 'form'
        ? 'application/x-www-form-urlencoded'
        : 'application/json'
  const whole = typeof op.body === 'object' ? (schema.properties as Record<string, Json>)[op.body.array] : schema
  return { required: !op.body_optional, content: { [type]: { schema: whole } } }
}

function success(op: RestOperation, generated: Json | undefined): Json {
  if (op.status === 204) return { description: 'Done; no body' }
  const json = (generated?.content as Record<string, Json> | undefined)?.['application/json']
  const raw = Object.fromEntries(
    (op.raw ?? []).map((answer) => [
      answer.content_type,
      { schema: { type: 'string', description: answer.description } },
    ]),
  )
  return { description: 'Success', content: { ...(op.raw_only || !json ? {} : { 'application/json': json }), ...raw } }
}

function errorAnswers(op: RestOperation, surface: RestSurface): Record<string, Json> {
  const codes = new Set<number>()
  const places = fieldPlaces(op)
  if (op.access !== 'public') codes.add(401).add(403)
  if (places.path.length > 0) codes.add(404)
  if (places.path.length + places.query.length + places.body.length > 0) codes.add(422)
  for (const code of op.errors ?? []) codes.add(surfaceDocs.statusOf(code))
  return Object.fromEntries([...codes].sort().map((code) => [String(code), surfaceDocs[surface].error(code)]))
}
