import { restSurfaces } from '@/api/rest'

const titles = { studio: 'Studio', openapi: 'User API', poe: 'Apps and bots', run: 'Run auth' }

const configuration = {
  sources: restSurfaces.map((surface, index) => ({
    title: titles[surface],
    slug: surface,
    url: `/api/openapi/${surface}.json`,
    default: index === 0,
  })),
  withDefaultFonts: false,
  telemetry: false,
  showDeveloperTools: 'never',
  hideClientButton: true,
  // Neither of the two works without the vendor's servers.
  agent: { disabled: true },
  mcp: { disabled: true },
  persistAuth: false,
  metaData: { title: 'Millrace API reference' },
}

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Millrace API reference</title>
  </head>
  <body>
    <div id="reference"></div>
    <script src="/vendor/scalar.js"></script>
    <script>
      Scalar.createApiReference('#reference', ${JSON.stringify(configuration)})
    </script>
  </body>
</html>
`

/** The documents of all surfaces with a playground, from our own server. */
export function GET(): Response {
  return new Response(page, { headers: { 'content-type': 'text/html; charset=utf-8' } })
}
