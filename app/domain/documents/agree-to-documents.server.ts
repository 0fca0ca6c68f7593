import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import type { Tx } from '#app/core/write.server.ts'
import type { DocumentConsentTable } from '#db/schema/documents.ts'
import type { AgreedKind } from './document.ts'
import { consentsOfMember, versionsInForce } from './queries/consents.server.ts'
import { insertConsent } from './store/documents.server.ts'

/** The versions a person read and agreed to; what was not ticked is missing. */
export type Agreement = Partial<Record<AgreedKind, number>>

/**
 * A member agrees to the texts in force. Records `document.agreed` for each.
 * @throws invalid on the kind that was not agreed to, or that changed since it was read
 */
export async function agreeToDocuments(ctx: Ctx, agreement: Agreement): Promise<void> {
  const memberId = signedIn(ctx.actor)
  authorize(ctx.actor, 'member.edit', { ownerId: memberId })
  await ctx.write(
    async (tx) => {
      const held = await consentsOfMember(tx.db, memberId)
      const owed = [...(await versionsInForce(tx.db, tx.at))].filter(
        ([kind, version]) => !held.some((one) => one.kind === kind && one.version >= version),
      )
      await agreeIn(tx, memberId, agreement, { owed: new Map(owed), how: 'asked' })
    },
    { unseen: true },
  )
}

/**
 * Writes consents down inside the transaction of another act. `owed`: the texts that must be agreed to.
@throws as
 * `agreeToDocuments`
 */
export async function agreeIn(
  tx: Tx,
  memberId: string,
  agreement: Agreement,
  { owed, how }: { owed: ReadonlyMap<AgreedKind, number>; how: DocumentConsentTable['how'] },
): Promise<void> {
  refuseUnlessAgreed(owed, agreement)
  for (const kind of owed.keys()) {
    const version = agreement[kind]
    if (version !== undefined && (await insertConsent(tx, { member_id: memberId, kind, version, how })))
      await tx.record('document.agreed', { memberId, kind, version })
  }
}

/** @throws invalid on each text to agree to that was not agreed to in exactly that version */
export function refuseUnlessAgreed(owed: ReadonlyMap<AgreedKind, number>, agreement: Agreement): void {
  const fields = [...owed].flatMap(([kind, wanted]) => {
    const given = agreement[kind]
    if (given === wanted) return []
    const key = given === undefined ? 'legal.errors.agree' : 'legal.errors.changed'
    return [[kind, { key }] as const]
  })
  const [first] = fields
  if (first !== undefined) throw new DomainError('invalid', first[1].key, { fields: Object.fromEntries(fields) })
}
