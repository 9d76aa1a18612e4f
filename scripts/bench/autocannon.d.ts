/** What is used here of a package without types. */
declare module 'autocannon' {
  interface Options {
    url: string
    method: string
    headers: Record<string, string>
    body: string
    connections: number
    /** Seconds; the load ends at the next whole second of its clock. */
    duration: number
  }
  interface Result {
    errors: number
    timeouts: number
    statusCodeStats: Record<string, { count: number }>
  }
  interface Load extends PromiseLike<Result> {
    /** `ms` is not rounded, unlike the percentiles of the result. */
    on(event: 'response', listener: (client: unknown, status: number, bytes: number, ms: number) => void): Load
  }
  export default function autocannon(options: Options): Load
}
