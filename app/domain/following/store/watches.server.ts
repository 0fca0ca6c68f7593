import type { Tx } from '#app/core/write.server.ts'
import type { WatchLevel, WatchSubject } from '#db/schema/following.ts'

type Watched = { memberId: string; subject: WatchSubject; subjectId: string }

/** @returns whether anything changed */
export async function putWatch(tx: Tx, { memberId, subject, subjectId }: Watched, level: WatchLevel): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.db
    .insertInto('watch')
    .values({ member_id: memberId, subject_type: subject, subject_id: subjectId, level, changed_at: tx.at })
    .onConflict((conflict) =>
      conflict
        .columns(['member_id', 'subject_type', 'subject_id'])
        .doUpdateSet({ level, changed_at: tx.at })
        .where('watch.level', '!=', level),
    )
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Deletes the watch, also where it was made under the name of a synonym. @returns whether there was one */
export async function deleteWatch(tx: Tx, { memberId, subject, subjectId }: Watched): Promise<boolean> {
  const { numDeletedRows } = await tx.db
    .deleteFrom('watch')
    .where('member_id', '=', memberId)
    .where('subject_type', '=', subject)
    .where((eb) =>
      eb.or([
        eb('subject_id', '=', subjectId),
        eb('subject_id', 'in', eb.selectFrom('tag').select('tag.id').where('tag.synonym_of_id', '=', subjectId)),
      ]),
    )
    .executeTakeFirst()
  return numDeletedRows > 0n
}
