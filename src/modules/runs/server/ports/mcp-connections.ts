import { type McpAddress, type McpConnected, mcpClient } from './mcp-client'

interface Connection {
  opened: Promise<McpConnected>
  users: number
  idle?: NodeJS.Timeout
}

/** Connections of one run: a server keeps what it remembers of a session between calls. Closed once idle for a while. */
export class McpConnections {
  private readonly open = new Map<string, Connection>()

  constructor(
    private readonly fetch: typeof globalThis.fetch,
    private readonly limits: { connect_ms: number; idle_ms: number },
  ) {}

  async use<T>(server: McpAddress, work: (connected: McpConnected) => Promise<T>): Promise<T> {
    const key = JSON.stringify([server.url, server.headers])
    const connection = this.open.get(key) ?? this.connect(key, server)
    connection.users += 1
    clearTimeout(connection.idle)
    try {
      return await work(await connection.opened)
    } finally {
      connection.users -= 1
      if (connection.users === 0) {
        connection.idle = setTimeout(() => this.end(key, connection), this.limits.idle_ms).unref()
      }
    }
  }

  close(): void {
    for (const [key, connection] of this.open) this.end(key, connection)
  }

  private connect(key: string, server: McpAddress): Connection {
    const opened = mcpClient(server, this.fetch, this.limits.connect_ms)
    const connection: Connection = { opened, users: 0 }
    this.open.set(key, connection)
    const forget = () => {
      if (this.open.get(key) === connection) this.open.delete(key)
    }
    opened.then(({ client, flooded }) => {
      client.onclose = forget
      flooded.addEventListener('abort', () => this.end(key, connection))
    }, forget)
    return connection
  }

  private end(key: string, connection: Connection): void {
    clearTimeout(connection.idle)
    if (this.open.get(key) === connection) this.open.delete(key)
    connection.opened.then(
      ({ client }) => client.close(),
      () => {
        // It never opened: whoever waited for it was told.
      },
    )
  }
}
