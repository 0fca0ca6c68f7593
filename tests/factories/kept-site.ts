import { createHash } from 'node:crypto'
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { openFileStore, openFolder } from '#app/core/file-store.server.ts'
import { openDatabase } from '#db/open.server.ts'
import { backUpSite } from '#scripts/backup/back-up-site.ts'
import { restoreSite, type Restored, type RestoreInput } from '#scripts/backup/restore-site.ts'
import { scratchDir } from '#scripts/throwaway/scratch.ts'

/**
 * States of a site that can be told apart: state 7 is a site of this name whose one picture says so. `memberId` of the
 * picture must exist.
 */
export const migrationsDir = path.resolve('db/migrations')
const at = '2026-11-22T09:00:00.000Z'

function pictureOf(state: number): { id: string; bytes: Buffer; sha256: string } {
  const bytes = Buffer.from(`the picture of state ${state}`)
  return { id: `pic${state}`, bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
}

function openSite(dataDir: string) {
  const open = openDatabase({ DATABASE_URL: '', DATABASE_POOL: 1, dataDir })
  return { open, files: openFileStore({ dataDir, UPLOADS_S3: null }) }
}

/** Brings the site into this state, and closes it unless it is to be left open. */
export async function changeState(dataDir: string, state: number, { leaveOpen = false } = {}): Promise<void> {
  const { open, files } = openSite(dataDir)
  const { id, bytes, sha256 } = pictureOf(state)
  const { id: memberId } = await open.db.selectFrom('member').select('id').executeTakeFirstOrThrow()
  const old = await open.db.selectFrom('upload').select('id').execute()
  await files.put(id, bytes, 'image/webp')
  await open.db.transaction().execute(async (tx) => {
    await tx.deleteFrom('setting').where('key', '=', 'site.name').execute()
    await tx
      .insertInto('setting')
      .values({ key: 'site.name', value: JSON.stringify(`state ${state}`), changed_at: at, changed_by: null })
      .execute()
    await tx.deleteFrom('upload').execute()
    const size = { bytes: bytes.byteLength, width: 1, height: 1 }
    await tx
      .insertInto('upload')
      .values({
        id,
        member_id: memberId,
        source_sha256: sha256,
        stored_sha256: sha256,
        type: 'image/webp',
        ...size,
        created_at: at,
      })
      .execute()
  })
  for (const row of old) if (row.id !== id) await files.remove(row.id)
  if (!leaveOpen) await open.close()
}

export async function runBackup(dataDir: string, file: string, acceptMissing = false) {
  const site = openSite(dataDir)
  try {
    return await backUpSite(site, { file, at, acceptMissing })
  } finally {
    await site.open.close()
  }
}

export function runRestore(dataDir: string, file: string, more: Partial<RestoreInput> = {}): Promise<Restored> {
  return restoreSite({
    file,
    dataDir,
    objectStore: null,
    migrationsDir,
    at,
    replace: true,
    withoutManifest: false,
    acceptMissing: false,
    ...more,
  })
}

/** The state of the site as its next start finds it; throws when it can't start. */
export async function stateOfSite(dataDir: string): Promise<number | null> {
  const { open } = openSite(dataDir)
  await open.close()
  return stateIn(path.join(dataDir, 'dangol.db'), path.join(dataDir, 'uploads'))
}

/** The state in these files, which stay as they are; null: none that is whole. */
async function stateIn(file: string, pictures: string): Promise<number | null> {
  if (!existsSync(file)) return null
  const look = scratchDir('look')
  try {
    for (const end of ['', '-wal']) if (existsSync(file + end)) cpSync(file + end, path.join(look, `dangol.db${end}`))
    const { open } = openSite(look)
    try {
      const row = await open.reader
        .selectFrom('setting')
        .select('value')
        .where('key', '=', 'site.name')
        .executeTakeFirstOrThrow()
      const state = Number(/\d+/.exec(row.value)?.[0])
      const { id, bytes } = pictureOf(state)
      const found = await openFolder(pictures).read(id)
      return found !== null && bytes.equals(found) ? state : null
    } finally {
      await open.close()
    }
  } catch {
    return null // damaged
  } finally {
    rmSync(look, { recursive: true, force: true })
  }
}

/** Every whole state that is somewhere: in the site, kept by a restore, or in a backup. */
export async function statesAnywhere(dataDir: string, copies: string): Promise<Set<number>> {
  const kept = readdirSync(dataDir)
    .filter((name) => name.startsWith('before-restore-'))
    .map((name) => path.join(dataDir, name, 'dangol.db'))
  const backups = existsSync(copies)
    ? readdirSync(copies)
        .filter((name) => name.endsWith('.db'))
        .map((name) => path.join(copies, name))
    : []
  const states = [await stateIn(path.join(dataDir, 'dangol.db'), path.join(dataDir, 'uploads'))]
  for (const file of [...kept, ...backups]) states.push(await stateIn(file, `${file}.uploads`))
  return new Set(states.filter((state) => state !== null))
}
