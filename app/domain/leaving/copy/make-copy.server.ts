import { pipeline, Transform, type Readable } from 'node:stream'
import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { notFound } from '#app/core/errors.ts'
import { plus } from '#app/core/time.ts'
import { memberById } from '#app/domain/accounts/queries/identities.server.ts'
import { expiredExports, findExport } from '#app/domain/leaving/queries/copy.server.ts'
import { deleteExport, setReady } from '#app/domain/leaving/store/exports.server.ts'
import { queueMail } from '#app/domain/mail/out/queue-mail.server.ts'
import { copyHours } from './ask-for-copy.server.ts'
import { writeCopy } from './write-copy.server.ts'

/** Makes the copy that a member asked for and tells them. Records `member.dataCopied`. Twice makes it once. */
export async function makeCopy(ctx: Ctx, { exportId }: { exportId: string }): Promise<void> {
  const asked = await findExport(ctx.read, exportId)
  if (asked === null || asked.ready_at !== null) return
  const memberId = asked.member_id
  const locale = (await memberById(ctx.read, memberId))?.locale ?? ctx.setting('site.language')
  const { stream, size } = counted(await writeCopy({ ...ctx, locale }, memberId))
  await ctx.platform.files.putStream(fileOf(exportId), stream, 'application/zip')
  await ctx.write(
    async (tx) => {
      const expiresAt = plus(tx.at, { hours: copyHours })
      if (!(await setReady(tx, exportId, { bytes: size(), expiresAt }))) return
      await queueMail(tx, { kind: 'dataCopy', memberId, payload: { exportId }, key: `dataCopy ${exportId}` })
      await tx.record('member.dataCopied', { memberId, exportId })
    },
    { unseen: true },
  )
}

/** The file of a copy, for its member alone. @throws not_found for others, before it is ready, and when its time is over */
export async function downloadCopy(ctx: Ctx, id: string): Promise<{ stream: Readable; bytes: number }> {
  const row = await findExport(ctx.read, id)
  const open = row !== null && row.expires_at !== null && row.expires_at > ctx.now()
  if (!open || row.member_id !== signedIn(ctx.actor)) throw notFound('errors.notFound')
  const stream = await ctx.platform.files.readStream(fileOf(id))
  if (stream === null) throw notFound('errors.notFound')
  return { stream, bytes: row.bytes ?? 0 }
}

/** The same bytes, whose number is known once they were read. */
function counted(source: Readable): { stream: Readable; size: () => number } {
  let bytes = 0
  const stream = new Transform({
    transform(part: Buffer, _encoding, done) {
      bytes += part.byteLength
      done(null, part)
    },
  })
  // A failure of the source ends what reads it.
  pipeline(source, stream, () => undefined)
  return { stream, size: () => bytes }
}

/** Deletes copies whose time is over. @returns how many */
export async function deleteOldCopies(ctx: Ctx): Promise<number> {
  const ids = await expiredExports(ctx.read, ctx.now())
  for (const id of ids) await deleteCopy(ctx, id)
  return ids.length
}

/** Deletes a copy with its file. The file first: a row without it says nothing. */
export async function deleteCopy(ctx: Ctx, id: string): Promise<void> {
  await ctx.platform.files.remove(fileOf(id))
  await ctx.write((tx) => deleteExport(tx, id), { unseen: true })
}

function fileOf(exportId: string): string {
  return exportId.replace('_', '')
}
