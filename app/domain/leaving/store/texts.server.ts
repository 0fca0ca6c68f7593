import type { Tx } from '#app/core/write.server.ts'
import { withoutHandle } from '#app/domain/leaving/departure.ts'

/**
 * Erases the texts of posts for good, with their earlier versions, what others suggested for them and the words that the
 * detection of complaints found. Deleted posts can't be restored from then on.
 */
export async function erasePostTexts(
  tx: Tx,
  postIds: readonly string[],
  instead: { body: string; html: string },
): Promise<void> {
  if (postIds.length === 0) return
  const ids = [...postIds]
  await tx.db
    .updateTable('post')
    .set({ ...instead, excerpt: '', attribution: null, removed_reason: null })
    .where('id', 'in', ids)
    .execute()
  await tx.db
    .updateTable('post')
    .set({ erased_at: tx.at })
    .where('id', 'in', ids)
    .where('state', '=', 'deleted')
    .execute()
  await tx.db.updateTable('doubtful_post').set({ reasons: '[]' }).where('post_id', 'in', ids).execute()
  await tx.db.deleteFrom('post_revision').where('post_id', 'in', ids).execute()
  await tx.db
    .updateTable('edit_suggestion')
    .set({ body: '', comment: '', title: null })
    .where('post_id', 'in', ids)
    .execute()
  await tx.db.deleteFrom('upload_use').where('post_id', 'in', ids).execute()
}

/** Erases what a deleted thread still says in lists and addresses. */
export async function eraseThreadTexts(tx: Tx, threadIds: readonly string[]): Promise<void> {
  if (threadIds.length === 0) return
  const ids = [...threadIds]
  await tx.db.updateTable('thread').set({ title: '…', slug: '-', excerpt: '' }).where('id', 'in', ids).execute()
  await tx.db.deleteFrom('thread_translation').where('thread_id', 'in', ids).execute()
}

/** The excerpt of threads that stay while their opening post lost its text. */
export async function eraseExcerpts(tx: Tx, threadIds: readonly string[]): Promise<void> {
  if (threadIds.length === 0) return
  await tx.db
    .updateTable('thread')
    .set({ excerpt: '' })
    .where('id', 'in', [...threadIds])
    .execute()
}

/** Deletes the stories of a member with everything that belongs to them. */
export async function deleteStoriesOf(tx: Tx, memberId: string): Promise<void> {
  const stories = tx.db.selectFrom('story').select('id').where('author_id', '=', memberId)
  for (const table of [
    'story_result',
    'story_question',
    'story_revision',
    'story_event',
    'consent_grant',
    'story_thank',
  ] as const)
    await tx.db.deleteFrom(table).where('story_id', 'in', stories).execute()
  await tx.db.deleteFrom('story').where('author_id', '=', memberId).execute()
}

/**
 * Erases the texts of a member's cases. Their time lines stay: they hold no text, and clocks and figures are worked out
 * from them.
 */
export async function eraseCaseTexts(tx: Tx, memberId: string): Promise<void> {
  const cases = tx.db.selectFrom('case').select('id').where('customer_id', '=', memberId)
  await tx.db.updateTable('case_message').set({ body: '', html: '' }).where('case_id', 'in', cases).execute()
  await tx.db.updateTable('case_message').set({ body: '', html: '' }).where('author_id', '=', memberId).execute()
  await tx.db.updateTable('case_note').set({ body: '', html: '' }).where('case_id', 'in', cases).execute()
  await tx.db
    .updateTable('case')
    .set({ subject: '', body: '', html: '', reasons: '[]', reference: null })
    .where('customer_id', '=', memberId)
    .execute()
}

/** Replaces the handle where others mention the member. */
export async function renameInTexts(
  tx: Tx,
  postIds: readonly string[],
  handle: string,
  instead: string,
): Promise<void> {
  for (const id of postIds) {
    const post = await tx.db
      .selectFrom('post')
      .select(['body', 'html', 'excerpt'])
      .where('id', '=', id)
      .executeTakeFirst()
    if (post === undefined) continue
    const rename = (text: string): string => withoutHandle(text, handle, instead)
    await tx.db
      .updateTable('post')
      .set({ body: rename(post.body), html: rename(post.html), excerpt: rename(post.excerpt) })
      .where('id', '=', id)
      .execute()
    const revisions = await tx.db.selectFrom('post_revision').select(['id', 'body']).where('post_id', '=', id).execute()
    for (const { id: revision, body } of revisions)
      if (rename(body) !== body)
        await tx.db
          .updateTable('post_revision')
          .set({ body: rename(body) })
          .where('id', '=', revision)
          .execute()
    const thread = await tx.db
      .selectFrom('thread')
      .select(['id', 'excerpt'])
      .where('opening_post_id', '=', id)
      .executeTakeFirst()
    if (thread !== undefined)
      await tx.db
        .updateTable('thread')
        .set({ excerpt: rename(thread.excerpt) })
        .where('id', '=', thread.id)
        .execute()
  }
}

/**
 * Deletes what is known of an address: mail to it and from it, returned mail, whether it takes any, invitations and
 * requests to join.
 */
export async function eraseAddress(tx: Tx, email: string): Promise<void> {
  await tx.db
    .deleteFrom('mail')
    .where((eb) => eb.or([eb('address', '=', email), eb('sent_to', '=', email)]))
    .execute()
  await tx.db.deleteFrom('mail_bounce').where('address', '=', email).execute()
  await tx.db.deleteFrom('mail_suppression').where('address', '=', email).execute()
  await tx.db.deleteFrom('incoming_mail').where('from_address', '=', email).execute()
  await tx.db.deleteFrom('registration_request').where('email', '=', email).execute()
  // Without its address an open invitation would be a link for anybody.
  await tx.db
    .updateTable('invitation')
    .set((eb) => ({ email: null, note: '', revoked_at: eb.fn.coalesce('revoked_at', eb.val(tx.at)) }))
    .where('email', '=', email)
    .execute()
}

/** Deletes ended jobs that name one of these: finished ones would stay a day, failed ones until somebody looks. */
export async function eraseJobs(tx: Tx, words: readonly string[]): Promise<void> {
  for (const word of words)
    await tx.db
      .deleteFrom('job')
      .where('state', 'in', ['done', 'dead'])
      .where((eb) =>
        eb.or([
          eb('payload', 'like', `%${word}%`),
          eb('last_error', 'like', `%${word}%`),
          eb('dedupe_key', 'like', `%${word}%`),
        ]),
      )
      .execute()
}
