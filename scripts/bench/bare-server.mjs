// Runs in its own process, started by echo.mjs: `bare-server.mjs node`, or `bare-server.mjs next <folder of the built app>`.
import { createServer } from 'node:http'
import { openHttpServer } from '../lib/http-server.mjs'

const [kind, dir] = process.argv.slice(2)
process.once('disconnect', () => process.exit())
const port = kind === 'next' ? await serveNext() : await serveNode()
process.send?.(JSON.stringify({ url: `http://127.0.0.1:${port}/echo` }))

/** The same server as the product's, with nothing in it. */
async function serveNext() {
  const { default: next } = await import('next')
  const http = await openHttpServer({ host: '127.0.0.1', port: 0 })
  const app = next({ dev: false, dir, hostname: '127.0.0.1', port: http.port, httpServer: http.server })
  await app.prepare()
  http.serve(app.getRequestHandler())
  return http.port
}

/** @returns {Promise<number>} */
async function serveNode() {
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request.setEncoding('utf8')) text += chunk
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(JSON.parse(text)))
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no TCP address.')
  return address.port
}
