import { rmSync } from 'node:fs'
import type { Command } from 'commander'
import { startPostgres } from './postgres-cluster.ts'
import { scratchDir } from './scratch.ts'

/** An empty database that may be thrown away. `databaseUrl` empty: SQLite in `dataDir`. */
export type ThrowawayPlace = { dataDir: string; databaseUrl: string; remove(): Promise<void> }

export type PlaceOptions = { database?: string; postgres?: boolean }

/** Adds `--postgres` and `--database` to a program that works on an empty database. */
export function withPlace(program: Command): Command {
  return program
    .option('--postgres', 'on a PostgreSQL server of its own, gone afterwards; without it a SQLite file of its own')
    .option('--database <url>', 'on this empty PostgreSQL database; it is not removed')
}

/** @param name what the folder is called by. Files are in memory where the machine has room. */
export async function throwawayPlace(
  name: string,
  { database, postgres = false }: PlaceOptions,
): Promise<ThrowawayPlace> {
  const dataDir = scratchDir(name)
  const cluster = postgres && database === undefined ? await startPostgres({ autovacuum: true }) : null
  return {
    dataDir,
    databaseUrl: database ?? cluster?.adminUrl ?? '',
    async remove() {
      rmSync(dataDir, { recursive: true, force: true })
      await cluster?.stop()
    },
  }
}
