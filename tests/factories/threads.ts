import type { Actor } from '#app/core/actor.ts'
import { newId } from '#app/core/ids.ts'
import { createThread } from '#app/domain/threads/create-thread.server.ts'
import type { ThreadInput } from '#app/domain/threads/input.ts'
import type { Post, Thread } from '#app/domain/threads/thread.ts'
import { writePost } from '#app/domain/threads/write-post.server.ts'
import type { TestApp } from '#tests/setup/test-app.ts'

/** A category; `general` is the one of the other factories. Made once per test app. */
export async function aCategory(
  { app }: TestApp,
  slug = 'general',
  names: { en?: string; ko?: string } = {},
): Promise<string> {
  const { db } = app.platform.open
  const row = {
    slug,
    name_en: names.en ?? 'General',
    name_ko: names.ko ?? '일반',
    about_en: '',
    about_ko: '',
    position: 1,
    parent_id: null,
  }
  await db
    .insertInto('category')
    .values({ id: newId('category'), ...row })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .execute()
  return slug
}

export async function aProduct({ app }: TestApp, slug: string, versions: readonly string[] = []): Promise<string> {
  const row = {
    id: newId('product'),
    slug,
    name_en: slug,
    name_ko: slug,
    position: 1,
    versions: JSON.stringify(versions),
  }
  await app.platform.open.db
    .insertInto('product')
    .values(row)
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .execute()
  return slug
}

/** A question by `by`, with whatever else is said. */
export async function aThread(
  test: TestApp,
  { by, ...given }: { by: Actor } & Partial<ThreadInput>,
): Promise<{ thread: Thread; post: Post }> {
  const category = given.category ?? (await aCategory(test))
  const usual: Omit<ThreadInput, 'category'> = {
    kind: 'question',
    title: 'The meter reads 0 W',
    body: 'Since yesterday it shows nothing.',
    tags: [],
    product: null,
    version: null,
  }
  return createThread(test.as(by), { ...usual, ...given, category })
}

/** An answer to a question, or a reply to anything else. */
export function anAnswer(
  test: TestApp,
  { to, by, body = 'Turn on the 2.4 GHz network.' }: { to: { thread: Thread }; by: Actor; body?: string },
): Promise<Post> {
  return writePost(test.as(by), { threadId: to.thread.id, parentId: null, body })
}

/** A comment on the opening post, or on `on`. */
export function aComment(
  test: TestApp,
  { to, on, by, body = 'Which router is it?' }: { to: { thread: Thread }; on?: Post; by: Actor; body?: string },
): Promise<Post> {
  return writePost(test.as(by), { threadId: to.thread.id, kind: 'comment', parentId: on?.id ?? null, body })
}

/** A post, or a thread, as it is stored now. */
export function postNow({ app }: TestApp, id: string) {
  return app.platform.open.reader.selectFrom('post').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}

export function threadNow({ app }: TestApp, id: string) {
  return app.platform.open.reader.selectFrom('thread').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}
