import { copyFileSync, lstatSync, mkdirSync, statSync, statfsSync } from 'node:fs'
import path from 'node:path'
import { openFolder, uploadsFolder, type FileStore } from '#app/core/file-store.server.ts'
import { BackupProblem, isDiskFull } from '#db/backup/backup-problem.ts'
import { digestOf, isThere } from '#db/backup/durable-files.ts'
import { partsOf, productVersion, readManifest, type Manifest } from '#db/backup/manifest.ts'
import { closeSite, restoreStaging } from '#db/backup/site-lock.ts'
import { closeCopy, closeDatabase, contentsOf, type CopyContents } from '#db/backup/sqlite-copy.ts'
import { hasPromise, openStaging, settleStaging, type Move } from '#db/backup/staging.ts'
import { openSqlite, sqliteFile } from '#db/dialects/sqlite.ts'
import { migrate } from '#db/migrate.server.ts'
import { migrationNames } from '#db/migration-names.ts'
import { seedMinimal } from '#db/seeds/minimal.ts'
import { listPictures, readPicture, type WantedPicture } from './read-picture.ts'

export type RestoreInput = {
  /** Absolute path of the database of a backup. */
  file: string
  dataDir: string
  /** Where the site keeps pictures: null for the folder in `dataDir`, which changes its place with the database. */
  objectStore: FileStore | null
  migrationsDir: string
  at: string
  /** Go on although there is a database; it is kept. */
  replace: boolean
  /** Take a file without a manifest: of an earlier version, or one that a restore kept. */
  withoutManifest: boolean
  acceptMissing: boolean
}

export type Restored = {
  /** The folder with the former state; null: there was none. */
  kept: string | null
  applied: string[]
  pictures: number
  /** Pictures that the database knows and the site now lacks. */
  missing: string[]
}

const databaseParts = [sqliteFile, `${sqliteFile}-wal`, `${sqliteFile}-shm`]

/**
 * Puts a backup in the place of the present site. Everything is copied, compared and migrated in a folder beside
 * first; then the present files move into a folder of their own and the new ones take their names, all or nothing: an
 * interrupted exchange is finished by the next command or start. Nothing of the present state is ever deleted.
 * @throws BackupProblem for everything a person can mend; the site is unchanged then
 */
export async function restoreSite(input: RestoreInput): Promise<Restored> {
  const { file, dataDir } = input
  refuseWhatIsNoFile(file, path.join(dataDir, sqliteFile))
  const manifest = chosenManifest(input)
  const site = closeSite(dataDir)
  if (site === null)
    throw new BackupProblem(
      `${path.join(dataDir, sqliteFile)} is in use. Stop the site and every other dangol command first.`,
    )
  try {
    finishInterrupted(dataDir)
    const present = presentParts(dataDir, input.objectStore === null)
    if (present.length > 0 && !input.replace)
      throw new BackupProblem(
        `${path.join(dataDir, present[0] ?? sqliteFile)} exists. Stop the site and say --yes to replace it; the present state is kept.`,
      )
    refuseWhileOpen(path.join(dataDir, sqliteFile))
    return await exchange(input, manifest)
  } catch (error) {
    if (error instanceof BackupProblem || !isDiskFull(error)) throw error
    throw new BackupProblem(`The disk of ${dataDir} is full. Nothing was changed; make room and try again.`, {
      cause: error,
    })
  } finally {
    site.release()
  }
}

async function exchange(input: RestoreInput, manifest: Manifest | null): Promise<Restored> {
  const { dataDir } = input
  const staging = openStaging(path.join(dataDir, restoreStaging))
  try {
    refuseWithoutRoom(input, manifest)
    const copy = path.join(staging.folder, sqliteFile)
    await copyDatabase(input.file, copy, manifest)
    const contents = checkedContents(input, copy, manifest)
    const applied = await migrateCopy(input, staging.folder, contents)
    const kept = freeName(dataDir, `before-restore-${input.at.slice(0, 19).replaceAll(':', '')}Z`)
    const pictures = await stagePictures(input, staging.folder, { wanted: contents.pictures, manifest, kept })
    refuseWhileOpen(path.join(dataDir, sqliteFile))
    // Again, because closing the database takes its -wal away.
    const present = presentParts(dataDir, input.objectStore === null)
    if (present.length > 0) mkdirSync(kept, { recursive: true, mode: 0o700 })
    staging.commit(movesOf(dataDir, { present, kept, pictures: isThere(path.join(staging.folder, uploadsFolder)) }))
    return {
      kept: present.length > 0 ? kept : null,
      applied,
      pictures: pictures.count,
      missing: pictures.missing,
    }
  } finally {
    staging.close()
  }
}

function refuseWhatIsNoFile(file: string, target: string): void {
  const found = statSync(file, { throwIfNoEntry: false })
  const part = `${file}.part`
  if (found === undefined)
    throw new BackupProblem(
      hasPromise(part)
        ? `${file} is a backup that was interrupted just before its end. Say \`dangol backup ${file}\` to finish it.`
        : `${file} does not exist.`,
    )
  if (!found.isFile()) throw new BackupProblem(`${file} is not a file. Name the database of the backup.`)
  if (found.size === 0) throw new BackupProblem(`${file} is empty and no backup. Take another one.`)
  const present = statSync(target, { throwIfNoEntry: false })
  if (present !== undefined && present.ino === found.ino && present.dev === found.dev)
    throw new BackupProblem(`${file} is the present database itself, not a backup of it.`)
}

function chosenManifest({ file, withoutManifest }: RestoreInput): Manifest | null {
  const name = partsOf(file).manifest
  const manifest = withoutManifest ? null : readManifest(name)
  if (manifest === null && !withoutManifest)
    throw new BackupProblem(
      `${name} is missing, so the backup can't be compared with what it was. Put it beside, or say --without-manifest for a backup of an earlier version and for a state that a restore kept.`,
    )
  if (manifest !== null && (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0)
    throw new BackupProblem(
      `${file}-wal holds changes that were made to the backup afterwards. Move that file away to restore the backup as it was made, or say --without-manifest to take them along.`,
    )
  return manifest
}

function finishInterrupted(dataDir: string): void {
  const folder = path.join(dataDir, restoreStaging)
  if (hasPromise(folder)) settleStaging(folder)
}

/** The files of the present site, by their names in `dataDir`. */
function presentParts(dataDir: string, withPictures: boolean): string[] {
  const names = [...databaseParts, ...(withPictures ? [uploadsFolder] : [])]
  const present = names.filter((name) => isThere(path.join(dataDir, name)))
  const own = statSync(dataDir).dev
  for (const name of present) {
    const found = lstatSync(path.join(dataDir, name))
    if (found.isSymbolicLink() || found.dev !== own)
      throw new BackupProblem(
        `${path.join(dataDir, name)} is a link or lies on another file system, so it can't change its place in one step. Put it into ${dataDir} itself, or restore into an empty DATA_DIR.`,
      )
  }
  return present
}

function refuseWithoutRoom({ file, dataDir }: RestoreInput, manifest: Manifest | null): void {
  const pictures = (manifest?.pictures?.files ?? []).reduce((sum, { bytes }) => sum + bytes, 0)
  const needed = statSync(file).size + pictures
  const { bavail, bsize } = statfsSync(dataDir)
  if (bavail * bsize < needed)
    throw new BackupProblem(
      `The disk of ${dataDir} has ${Math.floor((bavail * bsize) / 1e6)} MB free and the backup needs ${Math.ceil(needed / 1e6)}. Nothing was changed; make room and try again.`,
    )
}

/** Compares the copy, not the source: what changes or vanishes meanwhile is noticed. */
async function copyDatabase(file: string, copy: string, manifest: Manifest | null): Promise<void> {
  copyFileSync(file, copy)
  if (manifest === null) {
    if (isThere(`${file}-wal`)) copyFileSync(`${file}-wal`, `${copy}-wal`)
    return
  }
  const { bytes, sha256 } = await digestOf(copy)
  if (bytes === manifest.database.bytes && sha256 === manifest.database.sha256) return
  throw new BackupProblem(
    `${file} is not what was backed up: it has ${bytes} bytes of ${manifest.database.bytes}, or other ones. Take another backup, or copy this one again.`,
  )
}

function checkedContents({ file, migrationsDir }: RestoreInput, copy: string, manifest: Manifest | null): CopyContents {
  const problems = problemsOf(copy)
  if (problems.length > 0)
    throw new BackupProblem(`${file} is no whole database: ${problems.join('; ')}. Take another backup.`)
  const contents = contentsOf(copy)
  const known = migrationNames(migrationsDir)
  if (contents.migrations.length === 0 || !contents.migrations.some(({ name }) => known.includes(name)))
    throw new BackupProblem(`${file} is an SQLite database, but not one of Dangol. Name the file of a backup.`)
  const unknown = contents.migrations.find(({ name }) => !known.includes(name))
  if (unknown !== undefined)
    throw new BackupProblem(
      `${file} was made by a version${manifest === null ? '' : ` (${manifest.version})`} that is newer than this one (${productVersion()}): it has the migration ${unknown.name}. Install that version to restore it.`,
    )
  if (manifest !== null && JSON.stringify(sorted(contents.counts)) !== JSON.stringify(sorted(manifest.counts)))
    throw new BackupProblem(`${file} and its manifest are from different backups. Use another backup.`)
  return contents
}

function problemsOf(copy: string): string[] {
  try {
    return closeCopy(copy)
  } catch (error) {
    if (isDiskFull(error) || !(error instanceof Error)) throw error
    return [error.message]
  }
}

function sorted(counts: Record<string, number>): [string, number][] {
  return Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1))
}

/** In the staging folder: a migration that fails leaves the present site as it is. @returns the names applied */
async function migrateCopy(input: RestoreInput, folder: string, contents: CopyContents): Promise<string[]> {
  const has = contents.migrations.map(({ name }) => name)
  const isCurrent = migrationNames(input.migrationsDir).every((name) => has.includes(name))
  const open = openSqlite(folder)
  try {
    const applied = await migrate(open, input.migrationsDir, { backupDir: null, now: input.at })
    if (!isCurrent) await seedMinimal(open.db)
    return applied
  } finally {
    await open.close()
  }
}

/**
 * Copies the pictures that the database knows to where they can take their place, each compared with its hash: from
 * the backup, or from the present store when the backup is of the database alone.
 */
async function stagePictures(
  { file, dataDir, objectStore, acceptMissing }: RestoreInput,
  folder: string,
  { wanted, manifest, kept }: { wanted: CopyContents['pictures']; manifest: Manifest | null; kept: string },
): Promise<{ count: number; missing: string[] }> {
  const own = partsOf(file).pictures
  const hasOwn = manifest === null ? isThere(own) : manifest.pictures !== null
  const source = hasOwn ? openFolder(own) : (objectStore ?? openFolder(path.join(dataDir, uploadsFolder)))
  const place = hasOwn ? own : 'the store of uploads'
  const toldBefore = new Set(manifest?.pictures?.missing)
  const missing: string[] = []
  const lost: { id: string; says: string }[] = []
  let count = 0
  for (const picture of wanted) {
    const found = await readPicture(source, picture)
    if (found.state === 'whole') {
      if (objectStore === null) await openFolder(path.join(folder, uploadsFolder)).put(picture.id, found.bytes, webp)
      else if (hasOwn) await putObject(objectStore, picture, { bytes: found.bytes, kept })
      count += 1
      continue
    }
    missing.push(picture.id)
    if (!toldBefore.has(picture.id)) lost.push({ id: picture.id, says: `${says[found.state]} in ${place}` })
  }
  if (lost.length > 0 && !acceptMissing)
    throw new BackupProblem(
      `${listPictures(lost)}\nThe site was not changed. Put them there, or say --accept-missing-pictures to restore without them.`,
    )
  return { count, missing }
}

/**
 * Objects can't be replaced in one step with the database, so only what is missing is added; what lies under the
 * name of a picture without being it is kept.
 */
async function putObject(
  store: FileStore,
  picture: WantedPicture,
  { bytes, kept }: { bytes: Uint8Array; kept: string },
): Promise<void> {
  const there = await readPicture(store, picture)
  if (there.state === 'whole') return
  const damaged = await store.read(picture.id)
  if (damaged !== null) await openFolder(path.join(kept, partsOf(sqliteFile).pictures)).put(picture.id, damaged, webp)
  await store.put(picture.id, bytes, webp)
}

const webp = 'image/webp'
const says = { missing: 'is missing', damaged: 'is not what was stored' } as const

/** Also detected by SQLite's own locks: another program may have the file open. */
function refuseWhileOpen(database: string): void {
  if (isThere(database) && closeDatabase(database) === 'inUse')
    throw new BackupProblem(`${database} is in use by another program. Stop it first.`)
}

/** The kept state has the form of a backup, so that it can be restored like one. */
function movesOf(
  dataDir: string,
  { present, kept, pictures }: { present: readonly string[]; kept: string; pictures: boolean },
): Move[] {
  const folder = path.relative(dataDir, kept)
  const aside = present.map((name) => ({
    from: name,
    to: path.join(folder, name === uploadsFolder ? partsOf(sqliteFile).pictures : name),
  }))
  const announced = [sqliteFile, ...(pictures ? [uploadsFolder] : [])]
  return [...aside, ...announced.map((name) => ({ from: path.join(restoreStaging, name), to: name }))]
}

function freeName(dataDir: string, name: string): string {
  for (let next = 1; ; next += 1) {
    const folder = path.join(dataDir, next === 1 ? name : `${name}-${next}`)
    if (!isThere(folder)) return folder
  }
}
