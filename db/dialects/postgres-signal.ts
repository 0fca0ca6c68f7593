import { sql } from 'kysely'
import type pg from 'pg'
import type { Db, Signal } from './dialect.ts'

const channel = 'dangol_events'
/** Milliseconds until a broken connection is opened again. */
const againMs = 2_000

/** LISTEN and NOTIFY of PostgreSQL. A pooler that gives connections away after each transaction does not carry them. */
export function postgresSignal(url: string, db: Db): Signal {
  return {
    async send() {
      await sql`select pg_notify(${channel}, '')`.execute(db)
    },
    listen(heard) {
      let stopped = false
      let client: pg.Client | null = null
      let waiting: NodeJS.Timeout | undefined

      async function connect(): Promise<void> {
        const { Client } = (await import('pg')).default
        const fresh = new Client({ connectionString: url, keepAlive: true, connectionTimeoutMillis: 5_000 })
        client = fresh
        fresh.on('notification', heard)
        fresh.on('error', () => undefined)
        fresh.on('end', again)
        try {
          await fresh.connect()
          await fresh.query(`listen ${channel}`)
          heard()
        } catch {
          again()
        }
      }

      function again(): void {
        if (stopped || waiting !== undefined) return
        waiting = setTimeout(() => {
          waiting = undefined
          void client?.end().catch(() => undefined)
          void connect()
        }, againMs)
      }

      const connecting = connect()
      return async () => {
        stopped = true
        clearTimeout(waiting)
        await connecting
        await client?.end().catch(() => undefined)
      }
    },
  }
}
