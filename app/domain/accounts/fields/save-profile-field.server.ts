import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError, notFound } from '#app/core/errors.ts'
import { newId, randomText } from '#app/core/ids.ts'
import { msOf } from '#app/core/time.ts'
import {
  insertProfileField,
  profileFieldsForUpdate,
  updateProfileField,
} from '#app/domain/accounts/store/profile-fields.server.ts'
import { fieldOfRow, mostFields, type FieldChoice } from './field.ts'
import type { ProfileFieldInput } from './input.ts'

/**
 * Declares a field of the profile (`id` null) or changes one. Its kind stays, because answers were given to it. A choice
 * keeps its answers while one of its names stays.
 * @throws not_found; invalid on `choices` when a choice is missing; not_now for more than 20 fields
 */
export async function saveProfileField(ctx: Ctx, id: string | null, input: ProfileFieldInput): Promise<{ id: string }> {
  authorize(ctx.actor, 'member.administer')
  return ctx.write(async (tx) => {
    const rows = await profileFieldsForUpdate(tx)
    const present = rows.find((row) => row.id === id)
    if (id !== null && present === undefined) throw notFound('errors.notFound')
    if (present === undefined && rows.length >= mostFields)
      throw new DomainError('not_now', 'accounts.problem.mostFields', { params: { count: mostFields } })
    const kind = present?.kind ?? input.kind
    const known = present === undefined ? [] : fieldOfRow(present).choices
    const choices = kind === 'choice' ? input.choices.map((choice) => withId(choice, known)) : []
    if (kind === 'choice' && choices.length < 2)
      throw new DomainError('invalid', 'accounts.problem.fewChoices', {
        fields: { choices: { key: 'accounts.problem.fewChoices' } },
      })
    const values = {
      name_en: input.nameEn,
      name_ko: input.nameKo,
      choices: JSON.stringify(choices),
      visibility: input.visibility,
      required: input.required ? 1 : 0,
      at_registration: input.atRegistration ? 1 : 0,
    }
    const fieldId = present?.id ?? newId('profileField', msOf(tx.at))
    if (present === undefined) {
      const position = 1 + Math.max(0, ...rows.map((row) => row.position))
      await insertProfileField(tx, { id: fieldId, kind, position, ...values })
    } else await updateProfileField(tx, fieldId, values)
    await audit(tx, {
      action: present === undefined ? 'profileField.create' : 'profileField.edit',
      subjectType: 'profileField',
      subjectId: fieldId,
      before: present,
      after: { kind, ...values },
    })
    return { id: fieldId }
  })
}

function withId(choice: Omit<FieldChoice, 'id'>, known: readonly FieldChoice[]): FieldChoice {
  const same = known.find(({ en }) => en === choice.en) ?? known.find(({ ko }) => ko === choice.ko)
  return { id: same?.id ?? randomText(8), ...choice }
}
