import type { Ctx } from '#app/core/context.server.ts'
import { newId } from '#app/core/ids.ts'
import { msOf } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { queueMails } from '#app/domain/mail/out/queue-mail.server.ts'
import { waitingForMail } from '#app/domain/notifications/queries/bundles.server.ts'
import { notifiedMembers } from '#app/domain/notifications/queries/readers.server.ts'
import {
  deleteWindow,
  openWindows,
  putIntoBundle,
  takeEndedWindows,
} from '#app/domain/notifications/store/bundles.server.ts'
import { outsideQuiet } from '#app/domain/notifications/window.ts'

const perWrite = 200

/**
 * Ends the windows that are due: what is still unread of each member goes into one mail, which is composed when it is
 * sent and leaves out what was read, hidden or deleted by then. A window that would end within the quiet hours of its
 * member goes on until they are over.
 * @returns how many mails were queued
 */
export async function closeWindows(ctx: Ctx): Promise<number> {
  for (let queued = 0; ;) {
    const page = await ctx.write((tx) => closePage(tx), { unseen: true })
    queued += page.queued
    if (page.taken < perWrite) return queued
  }
}

async function closePage(tx: Tx): Promise<{ taken: number; queued: number }> {
  const ended = await takeEndedWindows(tx, perWrite)
  const members = await notifiedMembers(tx.db, tx.setting, ended)
  const later = [...members].flatMap(([memberId, { hours }]) => {
    const dueAt = outsideQuiet(tx.at, hours)
    return dueAt > tx.at ? [{ memberId, dueAt }] : []
  })
  await openWindows(tx, later)
  for (const dueAt of new Set(later.map((window) => window.dueAt)))
    await tx.schedule('close-windows', {}, { runAt: dueAt, dedupe: dueAt })
  const quiet = new Set(later.map(({ memberId }) => memberId))
  const queued = await bundle(
    tx,
    ended.filter((id) => members.has(id) && !quiet.has(id)),
  )
  return { taken: ended.length, queued }
}

/** Ends the window of one member, within the quiet hours too. */
export async function closeWindowOf(tx: Tx, memberId: string): Promise<{ queued: boolean }> {
  await deleteWindow(tx, memberId)
  return { queued: (await bundle(tx, [memberId])) > 0 }
}

/** Puts what is unread of each member into one mail. @returns how many mails */
async function bundle(tx: Tx, memberIds: readonly string[]): Promise<number> {
  const waiting = await waitingForMail(tx.db, memberIds)
  const mails = []
  for (const [memberId, ids] of waiting) {
    const bundleId = newId('bundle', msOf(tx.at))
    await putIntoBundle(tx, ids, bundleId)
    mails.push({ kind: 'notifications', memberId, payload: { bundleId }, key: `notifications:${bundleId}` } as const)
  }
  if (mails.length > 0) await queueMails(tx, mails)
  return mails.length
}
