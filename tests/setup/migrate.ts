import { execFileSync } from 'node:child_process'
import path from 'node:path'

/** Brings an empty database up to date as an operator would, with `dangol migrate`. @param url null for SQLite in `dataDir` */
export function migrate({ dataDir, url }: { dataDir: string; url: string | null }): void {
  try {
    execFileSync(process.execPath, ['scripts/dangol.ts', 'migrate'], {
      cwd: path.resolve(import.meta.dirname, '../..'),
      env: { PATH: process.env['PATH'], NODE_ENV: 'test', LOG_LEVEL: 'warn', DATA_DIR: dataDir, DATABASE_URL: url ?? '' },
      stdio: ['ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
    })
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }
    throw new Error(`dangol migrate failed:\n${stdout}${stderr}`, { cause: error })
  }
}
