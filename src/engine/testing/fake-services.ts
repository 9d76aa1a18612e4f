import { EngineError } from '../errors'
import type { RunOutput } from '../events'
import type {
  CodePort,
  CodeRequest,
  FlowsPort,
  RandomPort,
  TemplatePort,
  ToolServer,
  ToolSpec,
  ToolsPort,
} from '../ports'
import type { JsonValue } from '../values'

/** What running a piece of code comes to: by a function, or by the exact source. */
export type CodeScript =
  | ((request: CodeRequest) => JsonValue | EngineError | Promise<JsonValue>)
  | Record<string, JsonValue>

export function fakeCode(script?: CodeScript): CodePort & { requests: CodeRequest[] } {
  const requests: CodeRequest[] = []
  return {
    requests,
    async run(request) {
      request.signal.throwIfAborted()
      requests.push(request)
      const result = typeof script === 'function' ? await script(request) : script?.[request.code]
      if (result === undefined) throw new EngineError('code_failed', 'No result was scripted for this code.')
      if (result instanceof EngineError) throw result
      return result
    },
  }
}

/** Fills in `{{ name }}` and `{{ a.b }}`, nothing else; a name without a value is the empty text, as in Jinja. */
export const fakeTemplates: TemplatePort = {
  async render(template, values, signal) {
    signal.throwIfAborted()
    return template.replaceAll(/\{\{\s*([\w.]+)\s*\}\}/g, (_whole, path: string) => {
      let value: JsonValue | undefined = values
      for (const key of path.split('.')) value = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined
      if (value === undefined || value === null) return ''
      return typeof value === 'string' ? value : JSON.stringify(value)
    })
  },
}

export interface ScriptedTool extends ToolSpec {
  result: JsonValue | EngineError | ((args: Parameters<ToolsPort['call']>[2]) => JsonValue)
}

/** Tools of servers, by the server's name or address. */
export function fakeTools(servers: Readonly<Record<string, readonly ScriptedTool[]>>) {
  const calls: { server: string; name: string; args: Parameters<ToolsPort['call']>[2] }[] = []
  const toolsOf = (server: ToolServer) => {
    const tools = servers['name' in server ? server.name : server.url]
    if (!tools) throw new EngineError('tool_failed', 'There is no such MCP server.')
    return tools
  }
  const port: ToolsPort = {
    async list(server, signal) {
      signal.throwIfAborted()
      return toolsOf(server).map(({ result: _result, ...spec }) => spec)
    },
    async call(server, name, args, signal) {
      signal.throwIfAborted()
      calls.push({ server: 'name' in server ? server.name : server.url, name, args })
      const tool = toolsOf(server).find((item) => item.name === name)
      if (!tool) throw new EngineError('tool_failed', `The server has no tool "${name}".`)
      if (tool.result instanceof EngineError) throw tool.result
      return typeof tool.result === 'function' ? tool.result(args) : tool.result
    },
  }
  return { ...port, calls }
}

export type FlowScript = (request: Parameters<FlowsPort['run']>[0]) => RunOutput[] | EngineError

/** Other flows by name; the script says what a run of one gives. */
export function fakeFlows(names: readonly string[], script?: FlowScript) {
  const requests: Parameters<FlowsPort['run']>[0][] = []
  const port: FlowsPort = {
    list: async () => names.map((name) => ({ id: `id-${name}`, name, description: `The flow ${name}.` })),
    async run(request) {
      request.signal.throwIfAborted()
      requests.push(request)
      if (!script || !names.some((name) => name === request.flow || `id-${name}` === request.flow)) {
        throw new EngineError('flow_missing', `There is no flow "${request.flow}".`)
      }
      const outputs = script(request)
      if (outputs instanceof EngineError) throw outputs
      return outputs
    },
  }
  return { ...port, requests }
}

/** 0, 0.1, … 0.9, and again. */
export function fakeRandom(): RandomPort {
  let count = -1
  return {
    next: () => {
      count += 1
      return (count % 10) / 10
    },
  }
}

function isObject(value: JsonValue | undefined): value is { [key: string]: JsonValue | undefined } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
