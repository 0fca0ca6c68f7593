import { authorize, refuseRestricted, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import type { Tx } from '#app/core/write.server.ts'
import { profileFields } from '#app/domain/accounts/queries/profile-fields.server.ts'
import { replaceFieldValues } from '#app/domain/accounts/store/profile-fields.server.ts'
import type { Db } from '#db/dialects/dialect.ts'
import { valueProblem, type ProfileField } from './field.ts'

/** Answers by the id of the field; a field that is missing counts as left out. */
export type FieldAnswers = Readonly<Record<string, string>>

/**
 * Changes the actor's answers to every field of the site. Records `member.profileChanged`.
 * @throws invalid on `fields.<id>` for what is required or does not fit
 */
export async function answerProfileFields(ctx: Ctx, answers: FieldAnswers): Promise<void> {
  const memberId = signedIn(ctx.actor)
  authorize(ctx.actor, 'member.edit', { ownerId: memberId })
  refuseRestricted(ctx.actor)
  await ctx.write(async (tx) => {
    await answerFieldsIn(tx, memberId, await profileFields(tx.db), answers)
    await tx.record('member.profileChanged', { memberId })
  })
}

/** The fields that are asked of who joins. */
export async function registrationFields(db: Db): Promise<ProfileField[]> {
  return (await profileFields(db)).filter(({ atRegistration }) => atRegistration)
}

/** @throws invalid on `fields.<id>` */
export function refuseUnlessAnswered(fields: readonly ProfileField[], answers: FieldAnswers): void {
  const problems = fields.flatMap((field) => {
    const key = valueProblem(field, answers[field.id] ?? '')
    return key === null ? [] : [[`fields.${field.id}`, { key }] as const]
  })
  if (problems.length > 0)
    throw new DomainError('invalid', problems[0]?.[1].key ?? '', { fields: Object.fromEntries(problems) })
}

/** @throws invalid on `fields.<id>` */
export async function answerFieldsIn(
  tx: Tx,
  memberId: string,
  fields: readonly ProfileField[],
  answers: FieldAnswers,
): Promise<void> {
  refuseUnlessAnswered(fields, answers)
  const values = fields.map(({ id }) => ({ fieldId: id, value: answers[id] ?? '' }))
  await replaceFieldValues(tx, memberId, values)
}
