import { execFileSync, spawn } from 'node:child_process'
import { chownSync, cpSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { findPostgres } from '#scripts/setup/postgres.mjs'
import { freePort } from './free-port.ts'
import { scratchDir } from './scratch.ts'

export type PostgresCluster = {
  /** Address of the maintenance database, of a role that may create databases. */
  adminUrl: string
  /** Ends the server and removes its files. */
  stop(): Promise<void>
}

/** Safety that costs time and protects nothing here: the data is thrown away. */
const unsafeButFast = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'max_wal_size=4GB',
  'shared_buffers=128MB',
  'max_connections=200',
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
]

/**
 * A PostgreSQL server of our own on a free port, in a folder of its own.
 * @param autovacuum as a server has it that runs for years; tests are over before it would be of use
 */
export async function startPostgres({ autovacuum = false }: { autovacuum?: boolean } = {}): Promise<PostgresCluster> {
  const home = scratchDir('postgres')
  const owner = serverUser()
  const bin = readableBy(owner, findPostgres())
  const data = path.join(home, 'data')
  const passwordFile = path.join(home, 'password')
  const password = 'only-for-tests'
  mkdirSync(data)
  writeFileSync(passwordFile, password)
  if (owner !== null) for (const file of [home, data, passwordFile]) chownSync(file, owner.uid, owner.gid)

  execFileSync(
    path.join(bin, 'initdb'),
    [
      '--pgdata',
      data,
      '--username',
      'postgres',
      '--pwfile',
      passwordFile,
      '--auth',
      'scram-sha-256',
      '--encoding',
      'UTF8',
      '--locale',
      'C',
      '--no-sync',
    ],
    { ...owner, cwd: home, stdio: ['ignore', 'ignore', 'pipe'] },
  )

  const port = await freePort()
  const flags = [...unsafeButFast, `autovacuum=${autovacuum ? 'on' : 'off'}`].flatMap((setting) => ['-c', setting])
  // The shell waits on its standard input, which closes with this process however it ends, and takes the server along.
  const server = spawn(
    'sh',
    [
      '-c',
      '"$0" "$@" & pid=$!; cat; kill -INT $pid; wait $pid; cd /; rm -rf "$HOME"',
      path.join(bin, 'postgres'),
      '-D',
      data,
      '-p',
      String(port),
      ...flags,
    ],
    { ...owner, cwd: home, env: { ...process.env, HOME: home }, stdio: ['pipe', 'ignore', 'pipe'] },
  )
  await ready(server.stderr)
  return {
    adminUrl: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    stop: () =>
      new Promise((resolve) => {
        server.on('exit', () => resolve())
        server.stdin.end()
      }),
  }
}

/** PostgreSQL refuses to run as root: then `nobody` runs it. Null when we are an ordinary user. */
function serverUser(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null
  const number = (flag: string): number => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
  return { uid: number('-u'), gid: number('-g') }
}

/**
 * The programs where the server's user can reach them: a checkout below /root is closed to `nobody`, so they are
 * copied.
 */
function readableBy(owner: { uid: number } | null, bin: string): string {
  if (owner === null || everyoneMayEnter(bin)) return bin
  const copy = path.join(tmpdir(), 'dangol-postgres-programs')
  cpSync(path.dirname(bin), copy, { recursive: true, verbatimSymlinks: true })
  return path.join(copy, 'bin')
}

function everyoneMayEnter(folder: string): boolean {
  const open = (statSync(folder).mode & 0o001) !== 0
  return open && (folder === path.dirname(folder) || everyoneMayEnter(path.dirname(folder)))
}

function ready(stderr: NodeJS.ReadableStream): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('ready to accept connections')) resolve()
    })
    stderr.on('close', () => reject(new Error(`PostgreSQL did not start:\n${said}`)))
  })
}
