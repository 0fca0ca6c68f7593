import type { Db } from '#db/dialects/dialect.ts'

export type MemberNote = { id: string; body: string; at: string; by: string | null }

/** What moderators noted about a member, latest first. */
export async function notesAbout(db: Db, memberId: string): Promise<MemberNote[]> {
  return db
    .selectFrom('moderation_note')
    .leftJoin('member', 'member.id', 'moderation_note.by_id')
    .select(['moderation_note.id', 'moderation_note.body', 'moderation_note.at', 'member.name as by'])
    .where('moderation_note.member_id', '=', memberId)
    .orderBy('moderation_note.at', 'desc')
    .limit(100)
    .execute()
}
