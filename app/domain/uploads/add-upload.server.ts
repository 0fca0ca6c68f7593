import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { randomText } from '#app/core/ids.ts'
import { sha256 } from '#app/core/secret.server.ts'
import { plus } from '#app/core/time.ts'
import { findUpload, sameUpload, storedBytes, type Upload } from './queries/uploads.server.ts'
import { pictureRefused, shrinkPicture } from './shrink-picture.server.ts'
import { insertUpload } from './store/uploads.server.ts'
import { openTurns } from './turns.ts'

const megabyte = 1024 * 1024
/** 26 characters of 5 bits: 130 random bits, so that an address can't be guessed. */
const idLength = 26
const turns = openTurns(2, 16)

/**
 * Adds a picture: re-encodes it, stores it, and gives it an address. A file that the member sent before gives the
 * upload of that time.
 * @param input.bytesPerDay bytes this member may store in 24 hours; null: no limit but the quota
 * @throws invalid on the field `picture`; rate_limited while another picture of theirs is being processed
 */
export async function addUpload(ctx: Ctx, input: { bytes: Uint8Array; bytesPerDay: number | null }): Promise<Upload> {
  authorize(ctx.actor, 'post.write')
  const memberId = signedIn(ctx.actor)
  const sourceHash = sha256(input.bytes)
  const before = await sameUpload(ctx.read, memberId, sourceHash)
  if (before !== undefined) return before
  const picture = await turns.take(memberId, () => shrinkPicture(input.bytes))
  if (picture === null) throw new DomainError('rate_limited', 'composer.upload.oneAtATime', { retryAfterSeconds: 2 })

  const id = randomText(idLength)
  const quotaMegabytes = ctx.setting('uploads.quotaMegabytes')
  const now = ctx.now()
  // The file first: a row without its file would be a broken picture in a post, a file without its row only wastes
  // space.
  await ctx.platform.files.put(id, picture.bytes, 'image/webp')
  try {
    const row = await ctx.write(async (tx) => {
      const same = await sameUpload(tx.db, memberId, sourceHash)
      if (same !== undefined) return same
      const stored = await storedBytes(tx.db, memberId, plus(now, { hours: -24 }))
      if (stored.all + picture.bytes.byteLength > quotaMegabytes * megabyte)
        throw pictureRefused('composer.upload.quota', { megabytes: quotaMegabytes })
      if (input.bytesPerDay !== null && stored.recent + picture.bytes.byteLength > input.bytesPerDay)
        throw pictureRefused('composer.upload.dayFull', { megabytes: input.bytesPerDay / megabyte })
      const upload: Upload = {
        id,
        member_id: memberId,
        source_sha256: sourceHash,
        stored_sha256: sha256(picture.bytes),
        type: 'image/webp',
        bytes: picture.bytes.byteLength,
        width: picture.width,
        height: picture.height,
        created_at: tx.at,
        hidden_at: null,
      }
      await insertUpload(tx, upload)
      return upload
    })
    if (row.id !== id) await ctx.platform.files.remove(id)
    return row
  } catch (error) {
    // When the connection breaks at the commit, the row may exist; then its file must stay.
    if ((await findUpload(ctx.read, id)) === undefined) await ctx.platform.files.remove(id)
    throw error
  }
}
