import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import type { Instant } from '#app/core/time.ts'
import { agreedKinds, type AgreedKind } from './document.ts'
import { consentsOfMember } from './queries/consents.server.ts'
import { publishedVersions } from './queries/documents.server.ts'

/** A text to agree to: the version in force, what changed since the member agreed last, and when that was. */
export type OwedDocument = {
  kind: AgreedKind
  version: number
  validFrom: Instant
  /** In the reader's language, oldest first; empty when the member never agreed. */
  notes: string[]
  agreed: { version: number; at: Instant } | null
}

/** The texts in force that the member has not agreed to; all of them are asked for as soon as one is. */
export async function owedDocuments(ctx: Ctx): Promise<OwedDocument[]> {
  const consents = await consentsOfMember(ctx.read, signedIn(ctx.actor))
  const owed: OwedDocument[] = []
  for (const kind of agreedKinds) {
    const all = (await publishedVersions(ctx.read, kind)).filter(({ valid_from }) => valid_from <= ctx.now())
    const [inForce] = all
    const agreed = consents
      .filter((consent) => consent.kind === kind)
      .reduce<OwedDocument['agreed']>((last, one) => (last === null || one.version > last.version ? one : last), null)
    if (inForce === undefined || (agreed !== null && agreed.version >= inForce.version)) continue
    owed.push({
      kind,
      version: inForce.version,
      validFrom: inForce.valid_from,
      notes:
        agreed === null
          ? []
          : all
              .filter(({ version }) => version > agreed.version)
              .map((row) => (ctx.locale === 'ko' ? row.note_ko : row.note_en))
              .filter((note) => note !== '')
              .toReversed(),
      agreed: agreed === null ? null : { version: agreed.version, at: agreed.at },
    })
  }
  return owed
}
