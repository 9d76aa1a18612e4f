import type { Ports } from '@/engine'

/**
 * The same ports for a run whose row is being committed. What changes something outside waits for `ready` first; what only
 * asks (models, embeddings, knowledge) may begin meanwhile, but its answer waits. Both fail when `ready` does. What
 * computes or reads our own data goes on as it is.
 */
export function portsAfter(ready: Promise<unknown>, ports: Ports): Ports {
  const after =
    <A extends unknown[], R>(call: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      await ready
      return call(...args)
    }
  const beside =
    <A extends unknown[], R>(call: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      const [answer] = await Promise.all([call(...args), ready])
      return answer
    }
  const { model, embeddings, http, files, knowledge, tools, flows } = ports
  return {
    ...ports,
    model: {
      async *stream(request) {
        for await (const chunk of model.stream(request)) {
          await ready
          yield chunk
        }
      },
    },
    embeddings: { embed: beside((request) => embeddings.embed(request)) },
    http: { request: after((request) => http.request(request)) },
    files: {
      find: (ref) => files.find(ref),
      // Reading may fetch a file from an address.
      read: after((file, signal) => files.read(file, signal)),
      write: after((file) => files.write(file)),
    },
    knowledge: {
      search: beside((query) => knowledge.search(query)),
      ingest: after((request) => knowledge.ingest(request)),
    },
    tools: {
      list: after((server, signal) => tools.list(server, signal)),
      call: after((server, name, args, signal) => tools.call(server, name, args, signal)),
    },
    flows: { list: () => flows.list(), run: after((request) => flows.run(request)) },
  }
}
