import { readdirSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { BackupProblem } from './backup-problem.ts'
import { isThere, syncToDisk } from './durable-files.ts'
import { partsOf, readManifest, type Manifest } from './manifest.ts'

/** What the name of every manifest ends with. */
const manifestEnd = partsOf('').manifest

/**
 * Deletes backups of one site from a folder that were made before an instant. Only what a manifest of this site names is
 * deleted; everything else in the folder stays. The newest whole backup stays, however old it is; a copy made before a
 * migration is none, because it has no pictures. The manifest goes last, so that an interruption is finished by the next
 * call.
 * @param options.siteSince `siteSince` of the site whose backups these are
 * @param options.before ISO instant
 * @returns the files of the databases that are gone, oldest first
 * @throws BackupProblem when a file can't be deleted; the others are deleted all the same
 */
export function deleteOldBackups(
  folder: string,
  { siteSince, before }: { siteSince: string; before: string },
): string[] {
  if (!isThere(folder)) return []
  const ours = backupsIn(folder)
    .filter(({ manifest }) => manifest.siteSince === siteSince)
    .toSorted((a, b) => a.manifest.madeAt.localeCompare(b.manifest.madeAt))
  const newest = ours.findLast(({ file, manifest }) => manifest.pictures !== null && isWhole(file, manifest))
  const gone: string[] = []
  const stayed: string[] = []
  for (const { file, manifest } of ours) {
    if (manifest.madeAt >= before || file === newest?.file) continue
    try {
      deleteBackup(file)
      gone.push(file)
    } catch (error) {
      stayed.push(`${file}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  if (gone.length > 0) syncToDisk(folder)
  if (stayed.length > 0)
    throw new BackupProblem(
      `Backups that are older than retention.backupDays could not be deleted:\n${stayed.join('\n')}`,
    )
  return gone
}

/** Every backup of the folder whose manifest can be read; links lead elsewhere and are left out. */
function backupsIn(folder: string): { file: string; manifest: Manifest }[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (!entry.isFile() || !entry.name.endsWith(manifestEnd)) return []
    const manifest = manifestIn(path.join(folder, entry.name))
    return manifest === null ? [] : [{ file: path.join(folder, entry.name.slice(0, -manifestEnd.length)), manifest }]
  })
}

function manifestIn(file: string): Manifest | null {
  try {
    return readManifest(file)
  } catch (error) {
    // Damaged, or of a later version: not known whose it is.
    if (error instanceof BackupProblem) return null
    throw error
  }
}

/** By its length: reading every backup of a folder each night would take too long. */
function isWhole(file: string, { database }: Manifest): boolean {
  return statSync(file, { throwIfNoEntry: false })?.size === database.bytes
}

function deleteBackup(file: string): void {
  const { database, pictures, manifest } = partsOf(file)
  rmSync(database, { force: true })
  rmSync(pictures, { recursive: true, force: true })
  rmSync(manifest, { force: true })
}
