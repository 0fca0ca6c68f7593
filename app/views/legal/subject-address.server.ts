import type { Ctx } from '#app/core/context.server.ts'
import { memberById } from '#app/domain/accounts/queries/identities.server.ts'
import type { LegalSubject } from '#app/domain/legal-requests/legal-subject.ts'
import { urls } from '#app/views/urls.ts'

/** Where a requester finds what they asked about; null: the account is gone. */
export async function addressOfSubject(
  { read }: Pick<Ctx, 'read'>,
  { subject_type: type, subject_id: id }: LegalSubject,
): Promise<string | null> {
  if (type === 'post') return urls.permalink(id)
  if (type === 'picture') return urls.upload(id)
  if (type === 'story') return `${urls.stories()}/${id}`
  const member = await memberById(read, id)
  return member === null || member.deleted_at !== null ? null : urls.member(member.handle)
}
