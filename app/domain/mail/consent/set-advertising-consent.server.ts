import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import type { Tx } from '#app/core/write.server.ts'
import { queueMail } from '#app/domain/mail/out/queue-mail.server.ts'
import { consentsOf } from '#app/domain/mail/queries/consent.server.ts'
import { insertConsent } from '#app/domain/mail/store/consent.server.ts'
import type { AdvertisingConsentTable } from '#db/schema/mail.ts'
import { consentScopes, type ConsentScope } from './advertising-consent.ts'

/**
 * A member decides about advertising, and about advertising at night. What changes is stored with its day and the
 * version of the words, and the member is told the result by mail. Refusing advertising refuses it at night too.
 * Records `advertising.consented` or `advertising.refused`.
 */
export async function setAdvertisingConsent(
  ctx: Ctx,
  wanted: Record<ConsentScope, boolean>,
  how: 'settings' | 'registration' = 'settings',
): Promise<{ changed: boolean }> {
  const memberId = signedIn(ctx.actor)
  authorize(ctx.actor, 'member.edit', { ownerId: memberId })
  return ctx.write(async (tx) => ({ changed: await decide(tx, memberId, wanted, how) }), { unseen: true })
}

/** The same from a mail: its link or a complaint refuses all advertising. */
export async function refuseAdvertising(
  tx: Tx,
  memberId: string,
  how: Exclude<AdvertisingConsentTable['how'], 'settings' | 'registration' | 'reminder'>,
): Promise<void> {
  await decide(tx, memberId, { advertising: false, night: false }, how)
}

async function decide(
  tx: Tx,
  memberId: string,
  wanted: Record<ConsentScope, boolean>,
  how: AdvertisingConsentTable['how'],
): Promise<boolean> {
  const held = (await consentsOf(tx.db, [memberId])).get(memberId) ?? {}
  let changed = false
  for (const scope of consentScopes) {
    const given = wanted[scope] && wanted.advertising
    if (given === (held[scope]?.given === 1)) continue
    changed = true
    const consentId = await insertConsent(tx, { memberId, scope, given, how })
    await tx.record(given ? 'advertising.consented' : 'advertising.refused', { memberId, scope })
    await queueMail(tx, {
      kind: 'consentResult',
      memberId,
      payload: { consentId },
      key: `consentResult:${consentId}`,
    })
  }
  return changed
}
