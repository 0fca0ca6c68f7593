import { createHash } from 'node:crypto'
import { rangeAround } from '#app/core/address-range.server.ts'
import { addressKey } from '#app/core/rate-limit.server.ts'
import type { Tx } from '#app/core/write.server.ts'
import { createLinkIn } from '#app/domain/accounts/links/create-link.server.ts'
import { devicesOf } from '#app/domain/accounts/queries/factors.server.ts'
import { memberById } from '#app/domain/accounts/queries/identities.server.ts'
import { recordDevice } from '#app/domain/accounts/store/accounts.server.ts'
import { browserOf } from './browser-name.ts'
import type { Device } from './start-session.server.ts'

/**
 * Notes the browser of a sign-in. One that the member has not used lately, by its mark or by the same kind of browser at the same
 * address, is told by mail with a link that ends it; the very first sign-in is not. Records `member.newDevice`.
 * @param sessionId hash of the session that has just begun
 */
export async function noteDeviceIn(tx: Tx, memberId: string, sessionId: string, device: Device): Promise<void> {
  const address = addressKey(device.ip ?? '')
  const browser = (device.userAgent ?? '').slice(0, 400)
  const markHash = device.mark == null ? null : createHash('sha256').update(device.mark).digest('hex')
  const kind = kindOf(browser)
  const member = await memberById(tx.db, memberId)
  const known = (await devicesOf(tx.db, memberId)).some(
    (one) =>
      (markHash !== null && one.markHash === markHash) || (one.address === address && kindOf(one.browser) === kind),
  )
  const range = rangeAround(device.ip ?? '')
  await recordDevice(tx.db, { memberId, address, range, browser, at: tx.at, markHash })
  if (known || member === null || member.last_seen_at === null || member.email === null) return
  const { linkId } = await createLinkIn(tx, { memberId, purpose: 'notMe', email: member.email, byHand: true })
  await tx.record('member.newDevice', { memberId, linkId, sessionId })
}

/** Browser and system without their versions, which change every few weeks. */
function kindOf(userAgent: string): string {
  const { browser, system } = browserOf(userAgent)
  return `${browser} ${system}`
}
