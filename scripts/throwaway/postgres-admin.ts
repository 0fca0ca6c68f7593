import pg from 'pg'

/** Runs one statement on a connection of its own: creating and dropping databases is allowed nowhere else. */
export async function runStatement(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(text)
  } finally {
    await client.end()
  }
}

let kept: { url: string; pool: pg.Pool } | null = null

/**
 * The same on connections that stay open in this process and don't keep it alive: the server starts a process for each
 * connection, and every test begins and ends with such a statement.
 */
export async function runOnKept(url: string, text: string): Promise<void> {
  if (kept?.url !== url) {
    kept = { url, pool: new pg.Pool({ connectionString: url, max: 2, idleTimeoutMillis: 0, allowExitOnIdle: true }) }
    // Lost when the server ends: the next statement opens another one.
    kept.pool.on('error', () => undefined)
  }
  await kept.pool.query(text)
}

/** The same server and role, another database. */
export function urlOfDatabase(adminUrl: string, database: string): string {
  const url = new URL(adminUrl)
  url.pathname = `/${database}`
  return url.href
}
