import { EngineError, type Ports } from '@/engine'
import type { Capability } from '@/engine/capabilities'

/**
 * The same ports for a run that may do only so much: the wall behind the declarations of components, for a component that
 * declares too little and for tools that only the run finds out. Models, searches and reading values go on as they are.
 */
export function allowedPorts(allowed: readonly Capability[], ports: Ports): Ports {
  const only =
    <A extends unknown[], R>(needed: readonly Capability[], call: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      if (needed.some((capability) => allowed.includes(capability))) return call(...args)
      throw new EngineError('not_allowed', `Visitors were not granted what this step does (${needed[0]}).`, {
        hint: 'Whoever shared the flow can grant it under "Publish".',
      })
    }
  const { code, http, files, knowledge, tools, flows } = ports
  return {
    ...ports,
    code: { ...code, run: only(['code'], (request) => code.run(request)) },
    http: { ...http, request: only(['network'], (request) => http.request(request)) },
    files: {
      ...files,
      // What a request answers may be a file too.
      write: only(['files', 'network'], (file) => files.write(file)),
    },
    knowledge: { ...knowledge, ingest: only(['knowledge'], (request) => knowledge.ingest(request)) },
    tools: {
      ...tools,
      list: only(['tools'], (server, signal) => tools.list(server, signal)),
      call: only(['tools'], (server, name, args, signal) => tools.call(server, name, args, signal)),
    },
    flows: { ...flows, run: only(['flows'], (request) => flows.run(request)) },
  }
}
