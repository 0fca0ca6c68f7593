import path from 'node:path'
import { openFolder, type FileStore } from '#app/core/file-store.server.ts'
import { findUpload } from '#app/domain/uploads/queries/uploads.server.ts'
import { BackupProblem } from '#db/backup/backup-problem.ts'
import { makeBackup, stagedPictures } from '#db/backup/make-backup.ts'
import type { Manifest } from '#db/backup/manifest.ts'
import type { OpenDatabase } from '#db/dialects/dialect.ts'
import { listPictures, readPicture, type WantedPicture } from './read-picture.ts'

/**
 * A backup of database and pictures, while the site runs. With pictures of an object store too: a backup is complete
 * without it.
 * @param options.acceptMissing take what is there when the site's own store has lost or damaged pictures
 * @returns how many pictures are in it, and which the database knows and are not
 * @throws BackupProblem, see `makeBackup`; also for pictures that are lost or damaged
 */
export async function backUpSite(
  { open, files }: { open: OpenDatabase; files: FileStore },
  { file, at, acceptMissing }: { file: string; at: string; acceptMissing: boolean },
): Promise<{ pictures: number; missing: string[] }> {
  const made = await makeBackup(open, { file, at, stagePictures })
  return { pictures: made?.files.length ?? 0, missing: made?.missing ?? [] }

  async function stagePictures(folder: string, wanted: readonly WantedPicture[]): Promise<Manifest['pictures']> {
    const copies = openFolder(path.join(folder, stagedPictures))
    const taken: { id: string; bytes: number; sha256: string }[] = []
    const missing: string[] = []
    const lost: { id: string; says: string }[] = []
    for (const picture of wanted) {
      const found = await readPicture(files, picture)
      if (found.state === 'whole') {
        await copies.put(picture.id, found.bytes, 'image/webp')
        taken.push({ ...picture, bytes: found.bytes.byteLength })
        continue
      }
      missing.push(picture.id)
      // A picture that its author deleted after the database was copied is no loss.
      if ((await findUpload(open.reader, picture.id)) === undefined) continue
      const says = found.state === 'missing' ? 'is missing in the store of uploads' : 'is not what was stored'
      lost.push({ id: picture.id, says })
    }
    if (lost.length > 0 && !acceptMissing)
      throw new BackupProblem(
        `${listPictures(lost)}\nNo backup was made. Bring them back from an earlier backup, or say --accept-missing-pictures to back up what is there.`,
      )
    return { files: taken, missing }
  }
}
