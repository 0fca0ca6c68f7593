import { chmodSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import type { OpenDatabase } from '#db/dialects/dialect.ts'
import { BackupProblem, isDiskFull } from './backup-problem.ts'
import { digestOf, isThere, writeWhole } from './durable-files.ts'
import { manifestText, partsOf, type Manifest } from './manifest.ts'
import { closeCopy, contentsOf, type CopyContents } from './sqlite-copy.ts'
import { openStaging, settleAllIn, type Move } from './staging.ts'

/** Name of the folder of pictures inside the staging folder. */
export const stagedPictures = 'uploads'

/**
 * Copies the database to a file while it is in use, checks the copy, and puts a manifest beside it. The parts appear
 * one after another, the file last: when it is there, all is.
 * @param options.file absolute path, of which nothing may exist
 * @param options.stagePictures puts the pictures of the copy into `uploads` of the staging folder; null: the backup is
 *   of the database alone
 * @throws BackupProblem when something is in the way, damaged, or the disk is full; no backup is there then
 */
export async function makeBackup(
  open: OpenDatabase,
  options: {
    file: string
    at: string
    stagePictures: ((folder: string, wanted: CopyContents['pictures']) => Promise<Manifest['pictures']>) | null
  },
): Promise<Manifest['pictures']> {
  const parts = partsOf(options.file)
  const folder = path.dirname(options.file)
  mkdirSync(folder, { recursive: true })
  settleAllIn(folder)
  refuseToOverwrite(Object.values(parts))
  const staging = openStaging(`${options.file}.part`)
  try {
    const copy = path.join(staging.folder, 'database')
    await open.backup(copy)
    chmodSync(copy, 0o600)
    const problems = closeCopy(copy)
    if (problems.length > 0)
      throw new BackupProblem(
        `The database is damaged: ${problems.join('; ')}. Nothing was written. Stop the site, keep its folder of data, and restore the last good backup.`,
      )
    const { migrations, siteSince, counts, pictures: wanted } = contentsOf(copy)
    const pictures = (await options.stagePictures?.(staging.folder, wanted)) ?? null
    const database = await digestOf(copy)
    const manifest = { madeAt: options.at, siteSince, database, migrations, counts, pictures }
    writeWhole(path.join(staging.folder, 'manifest.json'), manifestText(manifest))
    staging.commit(movesTo(options.file, isThere(path.join(staging.folder, stagedPictures))))
    return pictures
  } catch (error) {
    if (error instanceof BackupProblem || !isDiskFull(error)) throw error
    throw new BackupProblem(`The disk of ${folder} is full. No backup was made; make room and try again.`, {
      cause: error,
    })
  } finally {
    staging.close()
  }
}

function movesTo(file: string, hasPictures: boolean): Move[] {
  const staging = `${path.basename(file)}.part`
  const parts = partsOf(path.basename(file))
  return [
    ...(hasPictures ? [{ from: `${staging}/${stagedPictures}`, to: parts.pictures }] : []),
    { from: `${staging}/manifest.json`, to: parts.manifest },
    { from: `${staging}/database`, to: parts.database },
  ]
}

function refuseToOverwrite(files: readonly string[]): void {
  for (const file of files)
    if (isThere(file))
      throw new BackupProblem(`${file} exists already; a backup never overwrites. Choose another name.`)
}
