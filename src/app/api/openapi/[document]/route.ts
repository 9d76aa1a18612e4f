import { openApiDocument, restSurfaces } from '@/api/rest'

export const dynamic = 'force-dynamic'

/** `/api/openapi/<surface>.json`. */
export async function GET(_request: Request, { params }: { params: Promise<{ document: string }> }) {
  const { document } = await params
  const surface = restSurfaces.find((name) => document === `${name}.json`)
  if (!surface) return Response.json({ detail: 'Not Found' }, { status: 404 })
  return Response.json(openApiDocument(surface))
}
